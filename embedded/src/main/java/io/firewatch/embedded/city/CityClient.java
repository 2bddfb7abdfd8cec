package io.firewatch.embedded.city;

import io.firewatch.model.record.RecordType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pushes lenders' batches to a gateway, a few at a time; one lender's batches go one after another. A batch counts as
 * sent when the gateway says so (0000) or says it has it already (1512); a broken connection is tried again with the same
 * batch number, so nothing is counted twice.
 */
public final class CityClient implements AutoCloseable {
    private static final int ATTEMPTS = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"?(\\d+)");

    private final URI gateway;
    private final HttpClient http;
    private final List<ExecutorService> lanes = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();

    public CityClient(String gatewayUrl, int connections) {
        this.gateway = URI.create(gatewayUrl.endsWith("/") ? gatewayUrl : gatewayUrl + "/");
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        for (int i = 0; i < connections; i++) {
            lanes.add(Executors.newSingleThreadExecutor(work -> {
                Thread thread = new Thread(work, "city-client");
                thread.setDaemon(true);
                return thread;
            }));
        }
    }

    /** Records the gateway has acknowledged through this client. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /**
     * Sends all batches and waits; {@code progress} is told the records of each as it is acknowledged. Throws {@link
     * IOException} when the gateway refuses one or stays away.
     */
    public void push(List<Batch> batches, LongConsumer progress) throws IOException, InterruptedException {
        List<Future<?>> sent = new ArrayList<>();
        for (Batch batch : batches) {
            ExecutorService lane = lanes.get(Math.floorMod(batch.lender().code().hashCode(), lanes.size()));
            sent.add(lane.submit(() -> {
                send(batch);
                progress.accept(batch.facts().size());
                return null;
            }));
        }
        try {
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException("could not push to " + gateway, e.getCause());
        } finally {
            sent.forEach(one -> one.cancel(false));
        }
    }

    private void send(Batch batch) throws IOException, InterruptedException {
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                send(batch.type(), Envelope.body(batch, System.currentTimeMillis()), Envelope.number(batch));
                acknowledged.addAndGet(batch.facts().size());
                return;
            } catch (Refused e) {
                throw e;
            } catch (IOException e) {
                last = e;
                java.util.concurrent.TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        }
        throw new IOException("gateway " + gateway + " stayed away for batch " + Envelope.number(batch), last);
    }

    /** Sends a prepared body once. {@code name} only names the batch in an error. */
    public void send(RecordType type, byte[] body, String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("p2p/" + type.endpoint()))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() >= 500) {
            throw new IOException("gateway answered " + response.statusCode() + " to batch " + name);
        }
        Matcher code = CODE.matcher(response.body());
        String said = code.find() ? code.group(1) : "";
        if (!said.equals("0000") && !said.equals("1512")) {
            throw new Refused("gateway refused " + type.endpoint() + " batch " + name + ": " + response.body());
        }
    }

    /** The gateway understood the batch and does not want it: trying again would not help. */
    public static final class Refused extends IOException {
        Refused(String message) {
            super(message);
        }
    }

    @Override
    public void close() {
        lanes.forEach(ExecutorService::shutdownNow);
    }
}
