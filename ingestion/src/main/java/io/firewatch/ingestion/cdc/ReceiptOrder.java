package io.firewatch.ingestion.cdc;

import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lets every record through once, in the order of receipt. The numbers of {@code feed.record} have no gaps, which makes
 * both a repeat and a loss visible: a repeat is dropped, a loss throws.
 */
final class ReceiptOrder {
    private final Map<Long, RecordRow> waiting = new HashMap<>();
    private long next;

    /** @param next the number that comes next */
    ReceiptOrder(long next, Iterable<RecordRow> waiting) {
        this.next = next;
        waiting.forEach(row -> this.waiting.put(row.seq(), row));
    }

    /**
     * Takes a row that the snapshot read. It may come before its predecessors (a chunk is read partition by partition)
     * and then waits for them.
     */
    void takeSnapshot(RecordRow row, Consumer<RecordRow> out) {
        if (row.seq() > next) {
            waiting.put(row.seq(), row);
        } else {
            take(row, out);
        }
    }

    /** Takes a row from the log. Throws {@link IllegalStateException} when rows before it never came. */
    void takeLogged(RecordRow row, Consumer<RecordRow> out) {
        if (row.seq() > next) {
            throw new IllegalStateException(
                    ("records %d to %d of feed.record never came, %d is here: they were removed,"
                                    + " or the replication slot was made anew after they were written; start the job without"
                                    + " its checkpoint")
                            .formatted(next, row.seq() - 1, row.seq()));
        }
        take(row, out);
    }

    private void take(RecordRow row, Consumer<RecordRow> out) {
        if (row.seq() < next) {
            return;
        }
        out.accept(row);
        next++;
        for (RecordRow follower = waiting.remove(next); follower != null; follower = waiting.remove(next)) {
            out.accept(follower);
            next++;
        }
    }

    long next() {
        return next;
    }

    /** At most one chunk of a snapshot; empty once the log is followed. */
    Collection<RecordRow> waiting() {
        return waiting.values();
    }
}
