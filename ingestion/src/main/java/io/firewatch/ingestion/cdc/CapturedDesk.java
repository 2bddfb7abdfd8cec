package io.firewatch.ingestion.cdc;

import org.jspecify.annotations.Nullable;

/**
 * A change on its way to {@link JudgedAfterAlertsFunction}; null is a heartbeat, which tells that the snapshot is read to
 * its end, or that the log is being followed.
 *
 * @param snapshot whether the row was read as it stood rather than from the log
 */
public record CapturedDesk(@Nullable DeskChange change, boolean snapshot) {
    static final CapturedDesk SNAPSHOT_READ = new CapturedDesk(null, true);
    static final CapturedDesk LOG_FOLLOWED = new CapturedDesk(null, false);
}
