package io.firewatch.detection.custody;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Text as it may stand between the quotes of a JSON string. */
public final class JsonText {
    private JsonText() {}

    public static String escaped(String text) {
        return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
