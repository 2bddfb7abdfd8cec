package io.firewatch.web.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.web.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Posts to a chat group's robot. Robots answer 200 whatever they think; what they think stands in the answer. */
final class RobotChannel implements Channel {
    private final Posts posts;
    private final Clock clock;
    private final Robot robot;

    RobotChannel(Posts posts, Clock clock, Robot robot) {
        this.posts = posts;
        this.clock = clock;
        this.robot = robot;
    }

    /** What differs between robots. */
    interface Robot {
        /** The URL with whatever has to be added to it. */
        default String url(Receiver receiver, long millis) {
            return receiver.requireUrl();
        }

        Map<String, Object> body(Receiver receiver, Wording wording, long millis);

        /** The field of the answer that is 0 when all is well. */
        String codeField();

        /** Codes with which it asks to be called more slowly. */
        Set<Integer> busyCodes();
    }

    @Override
    public Line open(Receiver receiver) {
        return content -> {
            long millis = clock.millis();
            byte[] body = Json.text(robot.body(receiver, Wording.of(content, receiver.language()), millis))
                    .getBytes(StandardCharsets.UTF_8);
            String answer = posts.send(
                    "POST",
                    robot.url(receiver, millis),
                    Map.of("Content-Type", "application/json; charset=utf-8"),
                    body);
            refuseUnlessTaken(answer);
            return new Handed(answer, Signatures.sha256(body));
        };
    }

    private void refuseUnlessTaken(String answer) throws Undelivered {
        JsonNode said;
        try {
            said = Json.tree(answer);
        } catch (IllegalArgumentException e) {
            throw Undelivered.failed("the answer is no JSON: " + answer);
        }
        // Without the field it is not the robot that answered, but something on the way.
        JsonNode code = said.path(robot.codeField());
        if (!code.isInt()) {
            throw Undelivered.failed("the answer has no " + robot.codeField() + ": " + answer);
        }
        if (robot.busyCodes().contains(code.asInt()) || code.asInt() == -1) {
            throw Undelivered.busy(answer, null);
        }
        if (code.asInt() != 0) {
            throw Undelivered.refused(answer);
        }
    }
}
