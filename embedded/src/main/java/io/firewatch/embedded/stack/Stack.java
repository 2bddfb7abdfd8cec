package io.firewatch.embedded.stack;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.firewatch.detection.index.IndexJob;
import io.firewatch.detection.index.IndexTemplates;
import io.firewatch.detection.job.DetectionJob;
import io.firewatch.detection.measure.JdbcFeedHistory;
import io.firewatch.embedded.job.EmbeddedFlink;
import io.firewatch.embedded.job.JobSetting;
import io.firewatch.embedded.replay.ReplayProcess;
import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.ingestion.cdc.RegistryJob;
import io.firewatch.ingestion.cdc.RegistryReplica;
import io.firewatch.ingestion.gateway.Gateway;
import io.firewatch.ingestion.gateway.GatewayConfig;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.registry.JdbcInstitutionRegister;
import io.firewatch.model.institution.InstitutionRegister;
import io.firewatch.record.RecordSchema;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.servers.EmbeddedElasticsearch;
import io.firewatch.servers.EmbeddedPostgres;
import io.firewatch.web.Desk;
import io.firewatch.web.DeskConfig;
import io.firewatch.web.Workbench;
import io.firewatch.web.access.OidcConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All of Firewatch on one machine: databases, gateway, the two jobs and the desk. {@link #close} stops it in the
 * reverse order of the start: first nobody can ask or report any more, then the jobs end, then the databases.
 */
public final class Stack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);
    public static final String DETECTION = "detection";
    public static final String INDEX = "index";
    public static final String REGISTRY = "registry";

    /** The job that follows a bureau's registry database runs at parallelism one, where there is such a database. */
    private static final int REGISTRY_SLOTS = 1;

    /** Gateway: a landing transaction is short, and landings queue for the order of receipt anyway. */
    private static final int GATEWAY_CONNECTIONS = 12;

    private static final int DESK_CONNECTIONS = 8;

    private final String host;
    private final Closing closing;
    private final EmbeddedPostgres postgres;
    private final EmbeddedElasticsearch elasticsearch;
    private final DataSource record;
    private final InstitutionRegister register;
    private final Gateway gateway;
    private final Desk desk;
    private final CompletableFuture<String> jobEnded;

    private Stack(
            String host,
            Closing closing,
            EmbeddedPostgres postgres,
            EmbeddedElasticsearch elasticsearch,
            DataSource record,
            InstitutionRegister register,
            Gateway gateway,
            Desk desk,
            CompletableFuture<String> jobEnded) {
        this.host = host;
        this.closing = closing;
        this.postgres = postgres;
        this.elasticsearch = elasticsearch;
        this.record = record;
        this.register = register;
        this.gateway = gateway;
        this.desk = desk;
        this.jobEnded = jobEnded;
    }

    /** Starts everything in the folder; when one part fails, those already running are stopped before this throws. */
    public static Stack start(StackConfig config, DataFolder folder) throws Exception {
        return start(config, folder, new Closing());
    }

    /** Like above; closing {@code closing} meanwhile stops what runs by then and makes the start fail. */
    public static Stack start(StackConfig config, DataFolder folder, Closing closing) throws Exception {
        try {
            return startParts(config, folder, closing);
        } catch (Exception e) {
            closing.close();
            throw e;
        }
    }

    private static Stack startParts(StackConfig config, DataFolder folder, Closing closing) throws Exception {
        // The slow ones start beside each other; Elasticsearch takes as long as all the rest.
        FutureTask<EmbeddedPostgres> startingPostgres =
                inBackground("start PostgreSQL", () -> EmbeddedPostgres.start(folder.postgres(), config.durability()));
        closing.add("PostgreSQL", () -> closeStarted(startingPostgres));
        FutureTask<EmbeddedElasticsearch> startingElasticsearch =
                inBackground("start Elasticsearch", () -> EmbeddedElasticsearch.start(folder.elasticsearch()));
        closing.add("Elasticsearch", () -> closeStarted(startingElasticsearch));
        FutureTask<EmbeddedFlink> startingFlink = inBackground(
                "start Flink",
                () -> EmbeddedFlink.start(
                        folder.checkpoints(),
                        folder.temporary(),
                        2 * config.jobs().parallelism() + REGISTRY_SLOTS));

        EmbeddedPostgres postgres = result(startingPostgres);
        BureauKeys keys = BureauKeys.loadOrCreate(folder.bureauKey());
        RecordSchema.migrate(postgres.dataSource());
        int sown = RuleSeed.sow(postgres.dataSource(), RuleCatalogue.load());
        LOG.info("{} new rule versions are in force", sown);

        EmbeddedElasticsearch elasticsearch = result(startingElasticsearch);
        IndexTemplates.install(elasticsearch.url());
        HikariDataSource deskRecord = closing.add("desk's connections", pool("desk", postgres, DESK_CONNECTIONS));
        InstitutionRegister register = new JdbcInstitutionRegister(deskRecord, keys);

        EmbeddedFlink flink = closing.add("jobs", result(startingFlink));
        RecordConnection connection = new RecordConnection(
                postgres.host(), postgres.port(), postgres.database(), postgres.user(), postgres.password());
        List<CompletableFuture<String>> jobs = new ArrayList<>();
        jobs.add(flink.submit(
                DETECTION,
                config.jobs(),
                environment -> DetectionJob.define(environment, connection, elasticsearch.url())));
        jobs.add(flink.submit(
                INDEX, config.jobs(), environment -> IndexJob.define(environment, connection, elasticsearch.url())));
        RegistryReplica registry = config.registry();
        if (registry != null) {
            jobs.add(flink.submit(
                    REGISTRY,
                    new JobSetting(REGISTRY_SLOTS, config.jobs().checkpointEvery()),
                    environment -> RegistryJob.define(environment, registry, connection, folder.bureauKey())));
        }
        CompletableFuture<Object> jobEnded = CompletableFuture.anyOf(jobs.toArray(CompletableFuture<?>[]::new));

        // After the jobs, so that whoever can report is also judged.
        HikariDataSource gatewayRecord =
                closing.add("gateway's connections", pool("gateway", postgres, GATEWAY_CONNECTIONS));
        boolean behindTls = Boolean.parseBoolean(System.getenv(DeskConfig.BEHIND_TLS));
        GatewayConfig gatewayConfig =
                GatewayConfig.on(config.host(), config.gatewayPort()).withProxy(behindTls);
        Gateway gateway = closing.add("gateway", Gateway.start(gatewayConfig, gatewayRecord, keys));
        // After all that may fail: it makes up the first administrator's password, which is told only once.
        DeskConfig deskConfig = new DeskConfig(
                config.host(),
                config.deskPort(),
                config.adminPassword(),
                behindTls,
                config.boards(),
                folder.bureauFiles(),
                identityProvider());
        Workbench workbench = new Workbench(
                new ReplayProcess(connection, folder.logs().resolve("replay.log")),
                new FeedPreview(new JdbcFeedHistory(connection)));
        Desk desk = closing.add("desk", Desk.start(deskConfig, deskRecord, elasticsearch.url(), register, workbench));
        return new Stack(
                config.host(),
                closing,
                postgres,
                elasticsearch,
                deskRecord,
                register,
                gateway,
                desk,
                jobEnded.thenApply(String::valueOf));
    }

    private static <T> FutureTask<T> inBackground(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static <T> T result(FutureTask<T> task) throws Exception {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Waits for the start to end first: a server still starting cannot be stopped in order. */
    private static void closeStarted(FutureTask<? extends AutoCloseable> task) throws Exception {
        AutoCloseable server;
        try {
            server = task.get();
        } catch (ExecutionException e) {
            LOG.info("nothing to stop, it had not started: {}", String.valueOf(e.getCause()));
            return;
        }
        server.close();
    }

    private static @Nullable OidcConfig identityProvider() throws IOException {
        String file = System.getenv(OidcConfig.FILE);
        return file == null || file.isBlank() ? null : OidcConfig.read(Path.of(file));
    }

    private static HikariDataSource pool(String name, EmbeddedPostgres postgres, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(postgres.jdbcUrl() + "?reWriteBatchedInserts=true&ApplicationName=firewatch-" + name);
        config.setUsername(postgres.user());
        config.setPassword(postgres.password());
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    public String deskUrl() {
        return url(desk.port());
    }

    public String gatewayUrl() {
        return url(gateway.port());
    }

    /** For a caller on this machine: an address that stands for all of them is no address to call. */
    private String url(int port) {
        boolean any = host.equals("0.0.0.0") || host.equals(StackConfig.LOOPBACK);
        return "http://" + (any ? "localhost" : host) + ":" + port;
    }

    public String elasticsearchUrl() {
        return elasticsearch.url();
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    /** The desk's pooled connections to the record. */
    public DataSource record() {
        return record;
    }

    public InstitutionRegister register() {
        return register;
    }

    /** Made up for the first administrator at this start; empty when there was one, or a password was given. */
    public Optional<String> oneTimePassword() {
        return desk.oneTimePassword();
    }

    /** Completes with the reason when a job ended, which it should not while the stack is open. */
    public CompletableFuture<String> jobEnded() {
        return jobEnded;
    }

    @Override
    public void close() {
        closing.close();
    }
}
