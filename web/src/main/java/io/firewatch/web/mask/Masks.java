package io.firewatch.web.mask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hides what leads to a natural person. The record holds no ID numbers and no full names; what is left are the re-keyed
 * identities, under which one finds a person's doings across the city, and the portrait. Identities are shortened so that
 * equal ones still look equal within a case; the portrait, telephones and accounts are left out.
 */
public final class Masks {
    /** A re-keyed identity: 32 hex digits on their own. */
    private static final Pattern IDENTITY = Pattern.compile("(?<![0-9a-f])([0-9a-f]{8})[0-9a-f]{24}(?![0-9a-f])");

    /** Fields of an alert that hold alerts' ids, which look like identities. */
    private static final Set<String> ALERT_IDS = Set.of("id", "rolledUpUnder", "alert", "alerts");

    /** Fields of a record that describe a person. */
    private static final Set<String> PORTRAIT =
            Set.of("userPhone", "userBankAccount", "bornMonth", "ageBand", "sex", "region", "userSex", "userAddress");

    private static final String HIDDEN = "***";

    private Masks() {}

    /** The text with identities shortened to {@code 3f9c0d2b…}, as the labels of detection are. */
    public static String text(String text) {
        return IDENTITY.matcher(text).replaceAll("$1…");
    }

    /** Masks an alert in place; its own id and those of other alerts stay. */
    public static void alert(ObjectNode alert) {
        mask(alert, true);
    }

    /** Masks the body of a record, or any other JSON without alerts' ids, in place. */
    public static JsonNode record(JsonNode body) {
        if (body instanceof ObjectNode object) {
            mask(object, false);
        }
        return body;
    }

    private static void mask(ObjectNode object, boolean top) {
        for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
            JsonNode value = field.getValue();
            if (top && ALERT_IDS.contains(field.getKey())) {
                continue;
            }
            if (value.isTextual()) {
                boolean hidden = PORTRAIT.contains(field.getKey()) && says(value.asText());
                object.put(field.getKey(), hidden ? HIDDEN : text(value.asText()));
            } else {
                maskWithin(value);
            }
        }
    }

    private static void maskWithin(JsonNode value) {
        if (value instanceof ObjectNode object) {
            mask(object, false);
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()) {
                    array.set(i, TextNode.valueOf(text(array.get(i).asText())));
                } else {
                    maskWithin(array.get(i));
                }
            }
        }
    }

    /** The protocol writes -1 for what is not known: nothing is hidden by hiding that. */
    private static boolean says(String text) {
        return !text.isEmpty() && !text.equals("-1");
    }
}
