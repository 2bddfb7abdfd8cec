package io.firewatch.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account the servers run under. Both servers refuse root; an ordinary user simply runs them himself, root hands
 * them to {@code nobody}.
 */
final class ServerAccount {
    private static final Path ACCOUNTS = Path.of("/etc/passwd");
    private static final String UNPRIVILEGED = "nobody";

    private final @Nullable Ids ids;

    private ServerAccount(@Nullable Ids ids) {
        this.ids = ids;
    }

    private record Ids(int user, int group) {}

    static ServerAccount ofThisProcess() {
        try {
            boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
            return new ServerAccount(root ? unprivileged() : null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell under which user this process runs", e);
        }
    }

    private static Ids unprivileged() throws IOException {
        for (String line : Files.readAllLines(ACCOUNTS)) {
            String[] fields = line.split(":", -1);
            if (fields.length > 3 && fields[0].equals(UNPRIVILEGED)) {
                return new Ids(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
            }
        }
        throw new IllegalStateException("running as root needs the user '" + UNPRIVILEGED + "' in " + ACCOUNTS
                + " to run PostgreSQL and Elasticsearch, which refuse root");
    }

    /** Whether this process is root, so that its servers run under another user. */
    boolean isOther() {
        return ids != null;
    }

    /**
     * The command line that runs {@code command} under this account, in a session of its own so that Ctrl-C in a
     * terminal reaches only the Java process, which then stops its servers in order.
     */
    List<String> commandLine(List<String> command, List<Path> folders) {
        List<String> line = new ArrayList<>();
        line.add("setsid");
        if (ids != null) {
            line.addAll(List.of("setpriv", "--reuid=" + ids.user(), "--regid=" + ids.group(), "--clear-groups"));
            if (folders.stream().anyMatch(folder -> !canReach(folder))) {
                // The folder lies below one that only root may enter, such as /root. The server keeps the right to
                // enter and read what it likes, which is less than root's; changing modes of folders that are not ours
                // would be worse. Data elsewhere needs no such right.
                // Without the securebit, access(2) judges by the user alone and Java calls existing files missing.
                line.addAll(List.of(
                        "--securebits=+no_setuid_fixup",
                        "--inh-caps=-all,+dac_read_search",
                        "--ambient-caps=-all,+dac_read_search"));
            }
            line.add("--");
        }
        line.addAll(command);
        return line;
    }

    private static boolean canReach(Path folder) {
        try {
            for (Path parent = folder.toRealPath().getParent(); parent != null; parent = parent.getParent()) {
                if (!Files.getPosixFilePermissions(parent).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the permissions above " + folder, e);
        }
    }

    /** Makes the account the owner of a folder and all that is in it. */
    void own(Path folder) throws IOException {
        if (ids == null) {
            return;
        }
        Ids owner = ids;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                return give(directory);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return give(file);
            }

            private FileVisitResult give(Path path) throws IOException {
                Files.setAttribute(path, "unix:uid", owner.user(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", owner.group(), LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
