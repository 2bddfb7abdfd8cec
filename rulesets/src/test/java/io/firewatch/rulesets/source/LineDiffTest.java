package io.firewatch.rulesets.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Both texts can be read out of their difference, and what they share is not told twice. */
class LineDiffTest {
    @Test
    void tellsWhatWasTakenOutAndWhatWasPutIn() {
        assertThat(written("a\nb\nc", "a\nx\nc\nd")).isEqualTo("a -b +x c +d");
        assertThat(written("same", "same")).isEqualTo("same");
        assertThat(written("", "new")).isEqualTo("+new");
    }

    private static String written(String from, String to) {
        return LineDiff.of(from, to).stream()
                .map(one -> switch (one.change()) {
                    case SAME -> one.text();
                    case REMOVED -> "-" + one.text();
                    case ADDED -> "+" + one.text();
                })
                .collect(Collectors.joining(" "));
    }
}
