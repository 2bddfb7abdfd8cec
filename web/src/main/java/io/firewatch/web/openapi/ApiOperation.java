package io.firewatch.web.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds to the description of a route what follows from what it is. */
final class ApiOperation {
    /** What is said of an answer that says nothing of itself, by its status. */
    private static final Map<String, String[]> ANSWERS = Map.of(
            "200", new String[] {"成功。", "The answer."},
            "201", new String[] {"已创建。", "It is made."},
            "204", new String[] {"已完成，无内容。", "Done; there is nothing more to say."});

    private static final String PROBLEM = "#/components/responses/Problem";

    private ApiOperation() {}

    /** As the router calls it. */
    static String route(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }

    /** {@code right} is null for a route that is not there, which a test does not let pass. */
    static void complete(ObjectNode operation, String route, String group, @Nullable Right right) {
        operation.putArray("tags").add(group);
        operation.put("operationId", id(route));
        ObjectNode answers = operation.withObject("/responses");
        answers.properties().forEach(answer -> {
            String[] said = ANSWERS.get(answer.getKey());
            if (said != null && answer.getValue() instanceof ObjectNode one && !one.has("description")) {
                one.putObject("description").put("zh", said[0]).put("en", said[1]);
            }
        });
        if (right == null) {
            return;
        }
        operation.put("x-right", right.name().toLowerCase(Locale.ROOT));
        ArrayNode roles = operation.putArray("x-roles");
        Role.idsWith(right).forEach(roles::add);
        if (right != Right.ANYONE) {
            List.of("401", "403").forEach(status -> answers.putObject(status).put("$ref", PROBLEM));
        }
        answers.putObject("default").put("$ref", PROBLEM);
        secure(operation.putArray("security"), right, route.startsWith("GET "));
    }

    private static void secure(ArrayNode ways, Right right, boolean reads) {
        if (right == Right.ANYONE) {
            return;
        }
        ways.addObject().putArray("sessionToken");
        if (!Guard.isPersonal(right)) {
            ways.addObject().putArray("programToken");
        }
        ObjectNode cookie = ways.addObject();
        cookie.putArray("cookie");
        if (!reads) {
            cookie.putArray("csrf");
        }
    }

    /** {@code getAlertsId} of {@code GET /api/alerts/{id}}: what a generated client calls it. */
    private static String id(String route) {
        String method = route.substring(0, route.indexOf(' ')).toLowerCase(Locale.ROOT);
        return method
                + Arrays.stream(route.substring(route.indexOf(' ') + 1).split("[^A-Za-z0-9]+"))
                        .filter(part -> !part.isEmpty() && !part.equals("api"))
                        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                        .collect(Collectors.joining());
    }
}
