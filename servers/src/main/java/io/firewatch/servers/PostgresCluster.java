package io.firewatch.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** The data folder of a PostgreSQL server before its first start. */
record PostgresCluster(ServerAccount account, Path programs, Path folder, Path log) {
    /** Runs {@code initdb}; the password is kept in {@code passwordFile}, readable by this process's user alone. */
    void create(String user, Path passwordFile, String password) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        account.own(folder);
        Files.deleteIfExists(passwordFile);
        writeSecret(passwordFile, password);
        // initdb runs under the server's account and must read the password once.
        Path handover = passwordFile.resolveSibling("password.initdb");
        try {
            Files.deleteIfExists(handover);
            writeSecret(handover, password);
            account.own(handover);
            initdb(user, handover);
        } finally {
            Files.deleteIfExists(handover);
        }
    }

    private void initdb(String user, Path handover) throws IOException {
        List<String> command = List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + folder,
                "--username=" + user,
                "--pwfile=" + handover,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C");
        ServerProcess process = ServerProcess.start(new ServerProcess.Start(
                "initdb",
                account.commandLine(command, List.of(folder, programs)),
                Map.of("LC_ALL", "C"),
                folder,
                folder.resolveSibling("initdb.pid"),
                log,
                "TERM"));
        process.awaitSuccess();
    }

    private static void writeSecret(Path file, String secret) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret + "\n", StandardOpenOption.TRUNCATE_EXISTING);
    }
}
