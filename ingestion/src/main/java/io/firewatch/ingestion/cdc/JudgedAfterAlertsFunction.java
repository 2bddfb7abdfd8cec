package io.firewatch.ingestion.cdc;

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
 * Keeps "judged up to N" behind the alerts it vouches for. The log has them in that order; a snapshot reads table by
 * table, so its judged row is read before the alerts (then it promises no more than they hold) and waits here until all
 * of them are read. State: that one row, cleared when the snapshot is read.
 */
final class JudgedAfterAlertsFunction extends ProcessFunction<CapturedDesk, DeskChange>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private static final String HELD = "held-judged";

    private transient @Nullable Long held;
    private transient ListState<Long> heldState;

    @SuppressWarnings("NullAway.Init") // Flink initialises the state before the first element
    JudgedAfterAlertsFunction() {}

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        heldState = context.getOperatorStateStore().getListState(new ListStateDescriptor<>(HELD, Types.LONG));
        for (Long seq : heldState.get()) {
            held = seq;
        }
    }

    @Override
    public void processElement(CapturedDesk captured, Context context, Collector<DeskChange> out) {
        DeskChange change = captured.change();
        if (change == null) {
            if (held != null) {
                out.collect(new DeskChange(null, new DeskChange.Judged(held)));
                held = null;
            }
        } else if (captured.snapshot() && change.judged() != null) {
            held = change.judged().seq();
        } else {
            out.collect(change);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        heldState.update(held == null ? List.of() : List.of(held));
    }
}
