package io.firewatch.web;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.firewatch.model.institution.InstitutionRegister;
import io.firewatch.model.secret.SecretBox;
import io.firewatch.record.RecordSchema;
import io.firewatch.servers.EmbeddedPostgres;
import io.firewatch.servers.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/** A desk on real servers over the seeded city: one for all integration tests of the process. */
final class DeskStack {
    static final String PASSWORD = "beacon-on-the-wall";

    private static DeskStack stack;

    final Jdbi record;
    final String esUrl;
    final Seed seed;
    final Desk desk;
    final HikariDataSource source;

    private DeskStack() {
        EmbeddedPostgres postgres = TestServers.postgres();
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(postgres.dataSource());
        pool.setMaximumPoolSize(8);
        this.source = new HikariDataSource(pool);
        RecordSchema.migrate(source);
        this.record = Jdbi.create(source);
        this.esUrl = TestServers.elasticsearch().url();
        this.seed = new Seed(record, esUrl);
        seed.plant();
        this.desk = desk(new DeskConfig("127.0.0.1", 0, PASSWORD, false));
        awaitDigest();
    }

    /** Another desk over the same city, set up otherwise. */
    Desk desk(DeskConfig config) {
        return Desk.start(config, source, esUrl, new Register(record));
    }

    static synchronized DeskStack get() {
        if (stack == null) {
            stack = new DeskStack();
        }
        return stack;
    }

    /** Waits until everything landed is digested. */
    void awaitDigest() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> one(
                        Boolean.class, "SELECT seq >= (SELECT last_seq FROM feed.receipt_counter) FROM feed.digested"));
    }

    /** The one value a query of the record answers. */
    <T> T one(Class<T> type, String sql, Object... arguments) {
        return record.withHandle(
                handle -> handle.select(sql, arguments).mapTo(type).one());
    }

    String url() {
        return "http://localhost:" + desk.port();
    }

    /** A register without ciphers: the real one lives with the gateway, which the desk does not know. */
    private record Register(Jdbi record) implements InstitutionRegister {
        @Override
        public void register(Registration one) {
            if (!one.code().startsWith("CERT")) {
                throw new IllegalArgumentException("code: '" + one.code() + "' does not begin with CERT");
            }
            record.useHandle(handle -> handle.execute(
                    "INSERT INTO registry.institution (code, name, type, district, secret) VALUES (?, ?, ?, ?,"
                            + " ''::bytea)",
                    one.code(),
                    one.name(),
                    one.type(),
                    one.district()));
        }

        /** One document is that of the seeded party; nobody holds the others. */
        @Override
        public String party(String document) {
            return document.equals(Seed.DOCUMENT) ? Seed.PARTY : "0".repeat(32);
        }

        /** Nobody reads what it holds by accident; the real one is the bureau's key. */
        @Override
        public SecretBox secrets() {
            return new SecretBox() {
                @Override
                public byte[] encrypt(String secret) {
                    return Base64.getEncoder().encode(secret.getBytes(StandardCharsets.UTF_8));
                }

                @Override
                public String decrypt(byte[] encrypted) {
                    return new String(Base64.getDecoder().decode(encrypted), StandardCharsets.UTF_8);
                }
            };
        }

        @Override
        public ImportResult importCustody(String institution, Reader lines) {
            return importCsv("institutions.csv", lines);
        }

        @Override
        public ImportResult importCsv(String file, Reader csv) {
            if (!file.equals("institutions.csv")) {
                throw new IllegalArgumentException("file: '" + file + "' is no registry file");
            }
            List<String> lines = new BufferedReader(csv).lines().toList();
            try {
                csv.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return lines.stream().anyMatch(line -> line.contains("broken"))
                    ? new ImportResult(0, List.of(new LineError(2, "type: 'broken' is no institution type")))
                    : new ImportResult(lines.size() - 1, List.of());
        }
    }
}
