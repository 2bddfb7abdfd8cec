package io.firewatch.ingestion.cdc;

import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * {@link ReceiptOrder} as an operator of parallelism one. State: the next number (kept for good) and the rows that wait
 * for their predecessors (only while a snapshot is read).
 */
final class ReceiptOrderFunction extends ProcessFunction<CapturedChange, FeedChange> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private static final String NEXT = "next";
    private static final String WAITING = "waiting";

    /** The oldest record kept, or the number the first one will get; both counted in one snapshot. */
    private static final String FIRST =
            "SELECT coalesce((SELECT min(seq) FROM feed.record), (SELECT last_seq + 1 FROM feed.receipt_counter))";

    private final RecordConnection connection;
    private transient ReceiptOrder order;
    private transient ListState<Long> nextState;
    private transient ListState<RecordRow> waitingState;

    @SuppressWarnings("NullAway.Init") // Flink initialises the state before the first element
    ReceiptOrderFunction(RecordConnection connection) {
        this.connection = connection;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        nextState = context.getOperatorStateStore().getListState(new ListStateDescriptor<>(NEXT, Types.LONG));
        waitingState = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>(WAITING, TypeInformation.of(RecordRow.class)));
        order = context.isRestored()
                ? new ReceiptOrder(nextState.get().iterator().next(), waitingState.get())
                : new ReceiptOrder(firstNumber(), List.of());
    }

    private long firstNumber() throws SQLException {
        try (Connection database =
                        DriverManager.getConnection(connection.jdbcUrl(), connection.user(), connection.password());
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(FIRST)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void processElement(CapturedChange captured, Context context, Collector<FeedChange> out) {
        RecordRow row = captured.change().record();
        if (row == null) {
            out.collect(captured.change());
        } else if (captured.snapshot()) {
            order.takeSnapshot(row, ordered -> out.collect(new FeedChange(ordered, null, null)));
        } else {
            order.takeLogged(row, ordered -> out.collect(new FeedChange(ordered, null, null)));
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        nextState.update(List.of(order.next()));
        waitingState.update(List.copyOf(order.waiting()));
    }
}
