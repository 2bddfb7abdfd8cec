package io.firewatch.embedded.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.detection.replay.Difference;
import io.firewatch.detection.replay.Finding;
import io.firewatch.detection.replay.RecordedFindings;
import io.firewatch.detection.replay.Replay;
import io.firewatch.detection.replay.StoredFeed;
import io.firewatch.web.replay.Replayer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The process that judges: takes one {@link Order} from its standard input, says {@link Word}s, and ends. */
public final class ReplayWorker {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One worker thread per operator: a live job of two keeps the other core. */
    private static final int PARALLELISM = 1;

    private static final long SAY_EVERY_NANOS = 250_000_000;

    private final PrintStream out;
    private final AtomicLong said = new AtomicLong();

    private ReplayWorker(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err); // only words go there, whatever else prints
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Order order = JSON.readValue(in.readLine(), Order.class);
        endWithWhoAsked(in);
        new ReplayWorker(out).work(order);
        System.exit(0); // Flink leaves threads behind
    }

    /** The other end of the line goes away with the process that holds it, however that ends. */
    private static void endWithWhoAsked(BufferedReader in) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (in.readLine() != null) {}
                    } catch (IOException e) {
                        // gone as well
                    }
                    Runtime.getRuntime().halt(1);
                },
                "end with who asked");
        watch.setDaemon(true);
        watch.start();
    }

    private void work(Order order) throws Exception {
        RecordedFindings.AsJudged recorded = RecordedFindings.asJudged(order.record());
        say(Word.through(recorded.through()));
        List<Finding> replayed = Replay.standing(
                        new StoredFeed(order.record(), order.governing(), recorded.through()),
                        PARALLELISM,
                        this::sayJudged)
                .stream()
                .map(Finding::of)
                .toList();
        Difference difference =
                Difference.between(recorded.findings(), replayed, order.rules(), LocalDate.MIN, LocalDate.MAX);
        List<Finding> compared = recorded.findings().stream()
                .filter(one -> order.rules().contains(one.rule()))
                .toList();
        say(Word.result(new Replayer.Result(
                words(difference.opened()),
                words(difference.gone()),
                difference.changed().stream()
                        .map(one -> new Replayer.Changed(words(one.before()), words(one.after())))
                        .toList(),
                difference.same(),
                count(compared, Finding::institution),
                count(compared, one -> one.episodeDay().toString()))));
    }

    private static List<Replayer.Finding> words(List<Finding> findings) {
        return findings.stream().map(ReplayWorker::words).toList();
    }

    private static Replayer.Finding words(Finding one) {
        return new Replayer.Finding(
                one.id(),
                one.rule(),
                one.institution(),
                one.subject(),
                one.severity(),
                one.firing(),
                one.episodeDay().toString(),
                one.eventDay().toString(),
                one.formula());
    }

    private static Map<String, Integer> count(List<Finding> findings, Function<Finding, String> by) {
        Map<String, Integer> counts = new TreeMap<>();
        findings.forEach(one -> counts.merge(by.apply(one), 1, Integer::sum));
        return counts;
    }

    private void sayJudged(long seq) {
        long now = System.nanoTime();
        if (now - said.get() >= SAY_EVERY_NANOS) {
            said.set(now);
            say(Word.judged(seq));
        }
    }

    private synchronized void say(Word word) {
        try {
            out.println(JSON.writeValueAsString(word));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
