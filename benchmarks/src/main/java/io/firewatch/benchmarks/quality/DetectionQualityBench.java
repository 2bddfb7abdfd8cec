package io.firewatch.benchmarks.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.benchmarks.quality.Scoreboard.Line;
import io.firewatch.embedded.city.JudgedCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs invented cities through the detection graph in this process and says what it found, missed and made up. */
public final class DetectionQualityBench {
    private static final int WORKERS = 2;

    private final Options options;

    /** Which cities, each with the seeds from 1 on, and where the result goes. */
    public record Options(List<String> cities, int seeds, Path out) {
        private static final List<String> KNOWN = List.of("demo", "second");

        public Options {
            cities = List.copyOf(cities);
            for (String city : cities) {
                if (!KNOWN.contains(city)) {
                    throw new IllegalArgumentException("--cities: '" + city + "' is none of " + KNOWN);
                }
            }
        }

        /** Throws {@link IllegalArgumentException} naming what is wrong. */
        public static Options of(Map<String, String> given) {
            return new Options(
                    List.of(given.getOrDefault("cities", String.join(",", KNOWN))
                            .split(",")),
                    Integer.parseInt(given.getOrDefault("seeds", "2")),
                    Path.of(given.getOrDefault("out", "benchmarks/target/bench/detection-quality.json")));
        }
    }

    public DetectionQualityBench(Options options) {
        this.options = options;
    }

    public void run() throws Exception {
        Trials trials = new Trials(Files.createTempDirectory("firewatch-bench"));
        List<Score> scores = new ArrayList<>();
        for (String city : options.cities()) {
            for (long seed = 1; seed <= options.seeds(); seed++) {
                Trial trial = trials.of(city, seed);
                say("%s: %,d changes", trial.name(), trial.feed().size());
                long start = System.nanoTime();
                Score score = judged(trial);
                say("judged in %.1f s", (System.nanoTime() - start) / 1e9);
                score.missed().forEach(plant -> say("MISSED %s", Scoreboard.text(plant)));
                score.wrong().forEach(alert -> say("FALSE %s", Score.line(alert)));
                score.taken().forEach(one -> say("TAKEN %s %s %s", one.section(), one.lender(), one.why()));
                scores.add(score);
            }
        }
        Scoreboard board = new Scoreboard(scores);
        print(board);
        write(board);
    }

    private static Score judged(Trial trial) throws Exception {
        return new Score(trial, JudgedCity.standing(trial.feed(), WORKERS));
    }

    private static void print(Scoreboard board) {
        say(
                "%-5s %8s %6s %7s %10s %12s %6s %6s %12s %25s",
                "rule",
                "planted",
                "found",
                "recall",
                "precision",
                "delay, days",
                "right",
                "false",
                "look-alikes",
                "false/clean lender-month");
        for (Line line : board.lines()) {
            say(
                    "%-5s %8d %6d %7.3f %10.3f %12.1f %6d %6d %7d of %2d %25.3f",
                    line.section(),
                    line.planted(),
                    line.found(),
                    line.recall(),
                    line.precision(),
                    line.delayDays(),
                    line.right(),
                    line.wrong(),
                    line.taken(),
                    line.lookAlikes(),
                    line.wrongPerCleanLenderMonth());
        }
        say("critical alerts on clean lenders: %d", board.criticalOnClean().size());
    }

    private void write(Scoreboard board) throws IOException {
        Path folder = options.out().toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(options.out().toFile(), board.json());
        say("written to %s", options.out());
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
