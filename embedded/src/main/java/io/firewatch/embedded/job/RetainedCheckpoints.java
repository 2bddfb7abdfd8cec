package io.firewatch.embedded.job;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints one job left behind, in {@code <folder>/<run>/chk-<number>/_metadata}. Finds the newest that is whole;
 * one that is torn or was deleted in part is named in the log and passed over.
 */
final class RetainedCheckpoints {
    private static final Logger LOG = LoggerFactory.getLogger(RetainedCheckpoints.class);
    private static final String METADATA = "_metadata";
    private static final int DEPTH = 3;

    private final Path folder;

    RetainedCheckpoints(Path folder) {
        this.folder = folder;
    }

    Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        for (Path metadata : newestFirst()) {
            Path checkpoint = metadata.getParent();
            try {
                requireWhole(metadata);
                return Optional.ofNullable(checkpoint);
            } catch (IOException | RuntimeException e) {
                LOG.warn("checkpoint {} cannot be used and is passed over: {}", checkpoint, e.getMessage());
            }
        }
        return Optional.empty();
    }

    private List<Path> newestFirst() throws IOException {
        try (Stream<Path> files = Files.find(
                folder, DEPTH, (path, attributes) -> path.endsWith(METADATA) && attributes.isRegularFile())) {
            return files.sorted(
                            Comparator.comparing(RetainedCheckpoints::written).reversed())
                    .toList();
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void requireWhole(Path metadata) throws IOException {
        CheckpointMetadata checkpoint;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(metadata)))) {
            checkpoint = Checkpoints.loadCheckpointMetadata(
                    in, RetainedCheckpoints.class.getClassLoader(), metadata.toString());
        }
        for (OperatorState operator : checkpoint.getOperatorStates()) {
            for (OperatorSubtaskState subtask : operator.getStates()) {
                for (StateObjectCollection<? extends StateObject> states : List.of(
                        subtask.getManagedKeyedState(),
                        subtask.getRawKeyedState(),
                        subtask.getManagedOperatorState(),
                        subtask.getRawOperatorState())) {
                    for (StateObject state : states) {
                        requireWhole(state);
                    }
                }
            }
        }
    }

    private static void requireWhole(StateObject state) throws IOException {
        if (state instanceof KeyGroupsStateHandle keyed) {
            requireWhole(keyed.getDelegateStateHandle());
        } else if (state instanceof OperatorStateHandle operator) {
            requireWhole(operator.getDelegateStateHandle());
        } else if (state instanceof FileStateHandle file) {
            Path path = Path.of(file.getFilePath().toUri().getPath());
            if (!Files.exists(path)) {
                throw new IOException(path + " is missing");
            }
            if (Files.size(path) < file.getStateSize()) {
                throw new IOException(path + " is cut short");
            }
        }
    }

    /** Removes what earlier runs left, once a run no longer needs it: all folders but those of the runs to keep. */
    void removeAllBut(List<Path> runs) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path run : all.filter(path -> !runs.contains(path)).toList()) {
                delete(run);
            }
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
