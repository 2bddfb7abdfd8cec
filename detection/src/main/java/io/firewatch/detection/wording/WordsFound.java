package io.firewatch.detection.wording;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The words found in a text, as an exhibit. */
public final class WordsFound {
    private WordsFound() {}

    /** One JSON object of kind {@code words}: the text's field and the words it holds. */
    public static String exhibit(String field, List<String> words) {
        ObjectNode exhibit = JsonNodeFactory.instance.objectNode();
        exhibit.put("kind", "words").put("field", field);
        ArrayNode list = exhibit.putArray("words");
        words.forEach(list::add);
        return exhibit.toString();
    }
}
