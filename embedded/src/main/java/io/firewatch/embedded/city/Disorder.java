package io.firewatch.embedded.city;

import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The same facts as lenders' clients manage to send them: some twice, up to a week apart, some days late. Who a party is
 * comes first, as before: whether a limit is a person's or a company's hangs on it.
 */
public final class Disorder {
    private static final int AGAIN_PER_MILLE = 30;
    private static final int AGAIN_AFTER_DAYS = 7;
    private static final int LATE_PER_MILLE = 30;

    /** Beyond the day of a record, within the lateness that the rules document allows. */
    private static final int LATE_DAYS = 3;

    private Disorder() {}

    /** A feed in the order of its receipt, disordered; everything is in by the end of the feed. */
    public static List<FeedChange> of(List<FeedChange> feed, long seed) {
        Random random = new Random(seed);
        List<FeedChange> governing =
                feed.stream().filter(change -> change.record() == null).toList();
        List<RecordRow> rows = new ArrayList<>();
        long end = 0;
        for (FeedChange change : feed) {
            RecordRow row = change.record();
            if (row != null) {
                end = Math.max(end, row.receivedAt());
            }
        }
        for (FeedChange change : feed) {
            RecordRow row = change.record();
            if (row == null) {
                continue;
            }
            RecordType type = RecordType.ofInfType(row.infType()).orElseThrow();
            boolean mayWait = type != RecordType.USER_INFO && !type.isIndependent();
            int die = mayWait ? random.nextInt(1000) : 1000;
            int days = die < LATE_PER_MILLE ? 1 + random.nextInt(LATE_DAYS) : 0;
            rows.add(later(row, days, end));
            if (die >= 1000 - AGAIN_PER_MILLE) {
                rows.add(later(row, random.nextInt(AGAIN_AFTER_DAYS + 1), end));
            }
        }
        rows.sort(Comparator.comparingLong(RecordRow::receivedAt));
        List<FeedChange> all = new ArrayList<>(governing);
        long seq = 0;
        for (RecordRow row : rows) {
            all.add(new FeedChange(numbered(row, ++seq), null, null));
        }
        return all;
    }

    private static RecordRow later(RecordRow row, int days, long end) {
        long at = Math.min(end, row.receivedAt() + days * BusinessTime.SECONDS_PER_DAY);
        return new RecordRow(
                row.seq(),
                row.institution(),
                row.infType(),
                row.businessDay(),
                at,
                row.batch(),
                row.key(),
                row.body(),
                row.refusals());
    }

    private static RecordRow numbered(RecordRow row, long seq) {
        return new RecordRow(
                seq,
                row.institution(),
                row.infType(),
                row.businessDay(),
                row.receivedAt(),
                row.batch(),
                row.key(),
                row.body(),
                row.refusals());
    }
}
