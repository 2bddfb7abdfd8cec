package io.firewatch.detection.returns;

import org.jspecify.annotations.Nullable;

/** An institution as registered: its type, and when it may work. */
public record Registered(String type, @Nullable Integer licensedFrom, @Nullable Integer licensedTo) {
    boolean isLicensedOn(int day) {
        return licensedFrom != null && licensedFrom <= day && (licensedTo == null || day <= licensedTo);
    }
}
