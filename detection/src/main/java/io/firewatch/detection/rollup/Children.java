package io.firewatch.detection.rollup;

import io.firewatch.detection.alert.AlertRow;
import java.util.Arrays;
import java.util.stream.Stream;

/** The alerts about one subject that may roll up under one rule, as they were last told. */
public record Children(AlertRow[] all) {
    static final Children NONE = new Children(new AlertRow[0]);

    Children with(AlertRow alert) {
        return new Children(Stream.concat(without(alert.id()), Stream.of(alert)).toArray(AlertRow[]::new));
    }

    private Stream<AlertRow> without(String alert) {
        return Arrays.stream(all).filter(one -> !one.id().equals(alert));
    }

    Children minus(String alert) {
        return new Children(without(alert).toArray(AlertRow[]::new));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Children that && Arrays.equals(all, that.all);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(all);
    }
}
