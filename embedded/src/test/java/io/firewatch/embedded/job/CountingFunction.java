package io.firewatch.embedded.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * Counts what it saw and writes the count it starts from into a file. Into another it writes how many checkpoints since
 * are complete and hold a count.
 */
final class CountingFunction extends RichMapFunction<Long, Long> implements CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1;
    private static final long PACE_NANOS = 100_000;

    private final String file;
    private final String completeFile;
    private long count;
    private transient long firstToHoldACount;
    private transient int complete;
    private transient ListState<Long> kept;

    CountingFunction(Path file, Path completeFile) {
        this.file = file.toString();
        this.completeFile = completeFile.toString();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        kept = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("count", Types.LONG));
        for (long one : kept.get()) {
            count += one;
        }
        Files.writeString(Path.of(file), Long.toString(count));
    }

    @Override
    public Long map(Long value) {
        LockSupport.parkNanos(PACE_NANOS);
        return ++count;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        kept.update(List.of(count));
        if (count > 0 && firstToHoldACount == 0) {
            firstToHoldACount = context.getCheckpointId();
        }
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws IOException {
        if (firstToHoldACount > 0 && checkpoint >= firstToHoldACount) {
            Files.writeString(Path.of(completeFile), Integer.toString(++complete));
        }
    }
}
