package io.firewatch.ingestion.refusal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

/**
 * One reason why a record is refused.
 *
 * @param field of the record, or {@code body} for all of it
 * @param parameters what the sentence of the code quotes
 */
public record Refusal(String field, RefusalCode code, List<String> parameters) {
    public Refusal {
        parameters = List.copyOf(parameters);
    }

    public static Refusal of(String field, RefusalCode code, Object... parameters) {
        return new Refusal(
                field, code, Arrays.stream(parameters).map(String::valueOf).toList());
    }

    /** What lenders' programs are answered and what the record keeps. */
    public String sentence() {
        return field + ": " + filled(code.en());
    }

    public String inChinese() {
        return field + "：" + filled(code.zh());
    }

    /** Reads a kept sentence back; empty for one that no code of today says. */
    public static Optional<Refusal> read(String sentence) {
        int colon = sentence.indexOf(": ");
        if (colon < 1) {
            return Optional.empty();
        }
        String field = sentence.substring(0, colon);
        String why = sentence.substring(colon + 2);
        for (RefusalCode code : RefusalCode.values()) {
            Matcher written = code.written().matcher(why);
            if (written.matches()) {
                return Optional.of(new Refusal(
                        field,
                        code,
                        IntStream.rangeClosed(1, written.groupCount())
                                .mapToObj(written::group)
                                .toList()));
            }
        }
        return Optional.empty();
    }

    private String filled(String sentence) {
        String text = sentence;
        for (int i = parameters.size() - 1; i >= 0; i--) {
            text = text.replace("{" + i + "}", parameters.get(i));
        }
        return text;
    }
}
