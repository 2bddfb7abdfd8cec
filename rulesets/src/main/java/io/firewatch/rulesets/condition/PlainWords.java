package io.firewatch.rulesets.condition;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CEL's complaints in the words of someone who writes rules. */
public final class PlainWords {
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']+)' applied to '\\(([^)]*)\\)'.*", Pattern.DOTALL);
    private static final Pattern WRONG_RESULT =
            Pattern.compile("expected type '?bool'? but found '?([a-z]+)'?.*", Pattern.DOTALL);

    /** The parser goes on with all the tokens it would have liked. */
    private static final Pattern UNEXPECTED =
            Pattern.compile("(?:extraneous|mismatched) input '(.*?)' expecting .*", Pattern.DOTALL);

    private PlainWords() {}

    public static String of(String complaint) {
        Matcher overload = NO_OVERLOAD.matcher(complaint);
        if (overload.matches()) {
            return "'" + overload.group(1).replace("_", "") + "' does not go with " + kinds(overload.group(2));
        }
        Matcher result = WRONG_RESULT.matcher(complaint);
        if (result.matches()) {
            return "a condition must answer yes or no, this is " + kinds(result.group(1));
        }
        Matcher unexpected = UNEXPECTED.matcher(complaint);
        if (unexpected.matches()) {
            return unexpected.group(1).equals("<EOF>")
                    ? "the condition breaks off here"
                    : "'" + unexpected.group(1) + "' is not expected here";
        }
        return complaint;
    }

    private static String kinds(String types) {
        return types.replace("int", "a whole number")
                .replace("double", "a fraction")
                .replace("bool", "a truth value")
                .replace(", ", " and ");
    }
}
