package io.firewatch.embedded.job;

import io.firewatch.detection.job.NetworkBuffers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.RestoreMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink's job manager and task manager as threads of this process. A job starts from the newest whole checkpoint it left
 * in its folder; without one it starts from nothing, and its source reads the record from the beginning.
 */
public final class EmbeddedFlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration SUBMIT = Duration.ofMinutes(2);

    private final MiniCluster cluster;
    private final Path checkpoints;
    private final List<JobID> running = new ArrayList<>();

    private EmbeddedFlink(MiniCluster cluster, Path checkpoints) {
        this.cluster = cluster;
        this.checkpoints = checkpoints;
    }

    /**
     * Starts job manager and task manager; no job runs yet.
     *
     * @param checkpoints each job keeps its checkpoints in a folder of its own below this one
     * @param slots the sum of the jobs' parallelisms
     */
    public static EmbeddedFlink start(Path checkpoints, Path temporary, int slots) throws Exception {
        Configuration configuration = NetworkBuffers.in(new Configuration());
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        // Else its file server listens on every address.
        configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(
                CoreOptions.TMP_DIRS, Files.createDirectories(temporary).toString());
        // State lives on the heap; memory that Flink manages itself would stay unused.
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ZERO);
        // The newest may be torn by a power cut; the one before it is whole.
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .setCommonBindAddress(LOOPBACK)
                .build());
        cluster.start();
        return new EmbeddedFlink(cluster, checkpoints);
    }

    /**
     * Starts a job under a name that stays the same from start to start. The future it answers completes with the reason
     * when the job ends, which it does only by {@link #close} or by a failure that restarts do not mend.
     */
    public CompletableFuture<String> submit(String name, JobSetting setting, JobDefinition definition)
            throws IOException {
        Path folder = Files.createDirectories(checkpoints.resolve(name)).toRealPath();
        RetainedCheckpoints retained = new RetainedCheckpoints(folder);
        Optional<Path> resumed = retained.newest();

        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(setting.configuration(name, folder));
        definition.define(environment);
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        resumed.ifPresentOrElse(
                checkpoint -> {
                    LOG.info("job {} resumes from checkpoint {}", name, checkpoint);
                    graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(
                            JobSetting.location(checkpoint), false, RestoreMode.NO_CLAIM));
                },
                () -> LOG.info("job {} has no checkpoint and starts from the beginning of the record", name));
        // Left alone until the new run has checkpoints of its own: the resumed one is all there is until then.
        retained.removeAllBut(resumed.map(Path::getParent).stream().toList());

        JobID id = graph.getJobID();
        await(cluster.submitJob(graph), SUBMIT, "submitting job " + name);
        running.add(id);
        return cluster.requestJobResult(id)
                .handle((result, failure) -> "job " + name + " ended: " + reason(result, failure));
    }

    private static String reason(@Nullable JobResult result, @Nullable Throwable failure) {
        if (result == null) {
            return String.valueOf(failure);
        }
        return result.getSerializedThrowable()
                .map(Object::toString)
                .orElse(result.getApplicationStatus().toString());
    }

    /** Ends the jobs and keeps their checkpoints. */
    @Override
    public void close() throws IOException {
        for (JobID id : running) {
            if (!await(cluster.getJobStatus(id), STOP, "asking for job " + id).isTerminalState()) {
                await(cluster.cancelJob(id), STOP, "cancelling job " + id);
                JobResult result = await(cluster.requestJobResult(id), STOP, "the end of job " + id);
                LOG.info("job {} ended: {}", id, result.getApplicationStatus());
            }
        }
        await(cluster.closeAsync(), STOP, "closing Flink");
    }

    private static <T> T await(CompletableFuture<T> future, Duration limit, String what) throws IOException {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(what + " failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IOException(what + " took more than " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + what, e);
        }
    }
}
