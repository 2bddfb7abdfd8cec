package io.firewatch.ingestion.cdc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keeps "judged up to N" behind the alerts it vouches for, and leaves no hole after a restart.
 *
 * <p>The log has both in order; a snapshot reads table by table, so its judged row is read before the alerts (then it
 * promises no more than they hold) and waits here until all of them are read.
 *
 * <p>A replication slot that was dropped and made anew begins where it was made, and nothing about it tells so. Alerts
 * have no gapless number that would show the hole, so after a restart what changed since the checkpoint is read from the
 * table once, when the log is already being followed. With the old slot in place that repeats a few alerts.
 *
 * <p>State: the judged row that waits, and the latest change seen.
 */
final class JudgedAfterAlertsFunction extends ProcessFunction<CapturedDesk, DeskChange>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private static final String HELD = "held-judged";
    private static final String SEEN = "seen-until";

    /** A change carries the time at which its transaction began; longer ones than this do not write alerts. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(5);

    private final RecordConnection connection;
    private transient @Nullable Long held;
    private transient Instant seen;
    private transient boolean resumed;
    private transient ListState<Long> heldState;
    private transient ListState<Long> seenState;

    @SuppressWarnings("NullAway.Init") // Flink initialises the state before the first element
    JudgedAfterAlertsFunction(RecordConnection connection) {
        this.connection = connection;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        heldState = context.getOperatorStateStore().getListState(new ListStateDescriptor<>(HELD, Types.LONG));
        seenState = context.getOperatorStateStore().getListState(new ListStateDescriptor<>(SEEN, Types.LONG));
        for (Long seq : heldState.get()) {
            held = seq;
        }
        seen = Instant.EPOCH;
        for (Long millis : seenState.get()) {
            seen = Instant.ofEpochMilli(millis);
        }
        resumed = context.isRestored();
    }

    @Override
    public void processElement(CapturedDesk captured, Context context, Collector<DeskChange> out) {
        // While a snapshot is read, the rest of it and the log that follows tell everything.
        if (resumed && !captured.snapshot()) {
            resumed = false;
            new AlertsChangedSince(connection)
                    .read(seen.isAfter(Instant.EPOCH) ? seen.minus(LONGEST_TRANSACTION) : seen, out::collect);
        }
        DeskChange change = captured.change();
        if (change == null) {
            if (captured.snapshot() && held != null) {
                out.collect(new DeskChange(null, new DeskChange.Judged(held)));
                held = null;
            }
        } else if (captured.snapshot() && change.judged() != null) {
            held = change.judged().seq();
        } else {
            remember(change);
            out.collect(change);
        }
    }

    private void remember(DeskChange change) {
        if (change.alert() != null) {
            Instant moment = ChangedRow.parseMoment(change.alert().updatedAt()).toInstant();
            if (moment.isAfter(seen)) {
                seen = moment;
            }
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        heldState.update(held == null ? List.of() : List.of(held));
        // Until it has caught up after a restart, a further restart must catch up from the same moment.
        seenState.update(List.of(seen.toEpochMilli()));
    }
}
