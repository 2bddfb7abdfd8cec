package io.firewatch.embedded.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where one Firewatch keeps everything: databases, checkpoints, logs, its key. Belongs to one running process at a time,
 * because a start stops what an earlier process left behind, and must not stop what a running one uses.
 */
public final class DataFolder implements AutoCloseable {
    /** The part another process may read while this one is in use. */
    public static final String POSTGRES = "postgres";

    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Makes the folder when it is missing; throws when another process uses it. */
    public static DataFolder open(Path folder) throws IOException {
        Path root = Files.createDirectories(folder).toRealPath();
        // The system frees the lock however the process ends.
        FileChannel channel = FileChannel.open(
                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            ByteBuffer holder = ByteBuffer.allocate(32);
            channel.read(holder, 0);
            channel.close();
            throw new IOException(root + " is in use by process "
                    + new String(holder.array(), 0, holder.position(), StandardCharsets.US_ASCII).trim()
                    + "; stop it, or choose another folder with --data");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
        return new DataFolder(root, channel);
    }

    public Path root() {
        return root;
    }

    public Path postgres() {
        return root.resolve(POSTGRES);
    }

    public Path elasticsearch() {
        return root.resolve("elasticsearch");
    }

    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    public Path temporary() {
        return root.resolve("tmp");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path bureauKey() {
        return root.resolve("bureau.key");
    }

    /** Where a bureau puts the files about how it works; nobody makes it. */
    public Path bureauFiles() {
        return root.resolve("bureau");
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
