package io.firewatch.detection.rollup;

import io.firewatch.detection.alert.AlertRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alerts of one rule about one subject, by their days. A mistaken alert is none. */
public record Spans(Span[] all) {
    private static final String CORRECTED = "corrected";

    static final Spans NONE = new Spans(new Span[0]);

    /** With an alert as it is told now. */
    Spans with(AlertRow alert) {
        Span now = CORRECTED.equals(alert.resolution()) ? null : Span.of(alert);
        List<Span> spans = new ArrayList<>();
        boolean same = now == null;
        for (Span one : all) {
            if (!one.alert().equals(alert.id())) {
                spans.add(one);
            } else {
                same = one.equals(now);
            }
        }
        if (now != null) {
            spans.add(now);
        }
        return same && spans.size() == all.length ? this : new Spans(spans.toArray(Span[]::new));
    }

    /** The earliest alert that tells the same days as {@code child}. */
    @Nullable
    Span over(AlertRow child) {
        return Arrays.stream(all)
                .filter(one -> one.touches(child))
                .min(Comparator.comparingInt(Span::first).thenComparing(Span::alert))
                .orElse(null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spans that && Arrays.equals(all, that.all);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(all);
    }
}
