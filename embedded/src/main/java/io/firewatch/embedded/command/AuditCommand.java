package io.firewatch.embedded.command;

import io.firewatch.record.audit.AuditChain;
import io.firewatch.record.audit.AuditChain.Noted;
import io.firewatch.record.audit.AuditChain.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firewatch audit}: whether the audit log is what it was when it was written. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Looks after the audit log.",
        subcommands = AuditCommand.Verify.class)
public final class AuditCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec asked = Objects.requireNonNull(spec);
        asked.commandLine().usage(asked.commandLine().getErr());
        return 2;
    }

    /** {@code firewatch audit verify}. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Walks the chain; says that it is whole, or names the first line that is not what it was.")
    public static final class Verify implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Option(names = "--data", paramLabel = "DIR", description = "The data folder; a running Firewatch may use it.")
        private @Nullable Path data;

        @Option(
                names = "--noted",
                paramLabel = "NUMBER:HASH",
                description = "What an earlier walk printed: finds out whether the whole log was written anew since.")
        private @Nullable String noted;

        private boolean whole;

        @Override
        public Integer call() throws Exception {
            Optional<Noted> earlier = Optional.ofNullable(noted).map(Noted::parse);
            StoredRecord.read(data, record -> {
                try (Connection connection =
                        DriverManager.getConnection(record.jdbcUrl(), record.user(), record.password())) {
                    print(AuditChain.verify(connection, earlier));
                }
            });
            return whole ? 0 : 1;
        }

        private void print(Verdict verdict) {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            whole = verdict.isWhole();
            if (whole) {
                out.printf("The audit log is whole: %d lines.%n", verdict.lines());
                out.printf("Note elsewhere  %d:%s%n", verdict.lines(), verdict.head());
            } else {
                out.printf(
                        "The audit log is broken: line %d %s.%n",
                        Objects.requireNonNull(verdict.broken()), verdict.why());
            }
            out.flush();
        }
    }
}
