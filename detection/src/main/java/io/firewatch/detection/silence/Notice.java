package io.firewatch.detection.silence;

import io.firewatch.model.record.RegistryEvent;

/** What a lender announced, so that its silence or the money leaving it surprises nobody; both days included. */
public record Notice(String institution, int from, int to) {
    /** Longer than any maintenance that is worth the name [DEF]. */
    static final int MAINTENANCE_DAYS = 7;

    static boolean isOne(RegistryEvent event) {
        return event.kind().equals(RegistryEvent.ANNOUNCED_EXIT) || event.kind().equals(RegistryEvent.MAINTENANCE);
    }

    static Notice of(String institution, RegistryEvent event) {
        boolean passes = event.kind().equals(RegistryEvent.MAINTENANCE);
        return new Notice(institution, event.day(), passes ? event.day() + MAINTENANCE_DAYS - 1 : Integer.MAX_VALUE);
    }

    boolean covers(int day) {
        return from <= day && day <= to;
    }
}
