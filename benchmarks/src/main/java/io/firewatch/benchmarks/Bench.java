package io.firewatch.benchmarks;

import io.firewatch.benchmarks.quality.DetectionQualityBench;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a named measurement; says which there are when the name is none of them. */
public final class Bench {
    private static final String USAGE =
            """
            bench pipeline [--records N] [--seconds N] [--out FILE]   records at full speed; seconds of each steady load
            bench desk [--alerts N] [--points N] [--parts 50,10,1] [--times N] [--data DIR] [--out FILE]
                                                                      how long readers wait in cities watched for long
            bench notify [--alerts 50] [--seconds 60] [--out FILE]    alerts a second; until mail server and webhook have them
            bench what-if [--lenders N] [--days N] [--out FILE]       how long analysts wait for a moved parameter
            bench detection-quality [--cities demo,second] [--seeds 2] [--out FILE]  what is found, missed and made up""";

    private static final Set<String> OPTIONS = Set.of(
            "records", "seconds", "alerts", "points", "parts", "times", "data", "lenders", "days", "cities", "seeds",
            "out");

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> words = Arrays.asList(args);
        String name = words.isEmpty() ? "" : words.get(0);
        try {
            switch (name) {
                case "pipeline" ->
                    new PipelineBench(PipelineBench.Options.of(options(words.subList(1, words.size())))).run();
                case "desk" -> new DeskBench(DeskBench.Options.of(options(words.subList(1, words.size())))).run();
                case "notify" -> new NotifyBench(NotifyBench.Options.of(options(words.subList(1, words.size())))).run();
                case "what-if" ->
                    new WhatIfBench(WhatIfBench.Options.of(options(words.subList(1, words.size())))).run();
                case "detection-quality" ->
                    new DetectionQualityBench(DetectionQualityBench.Options.of(options(words.subList(1, words.size()))))
                            .run();
                default -> throw new IllegalArgumentException("there is no bench '" + name + "'");
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
        System.exit(0);
    }

    /** Reads {@code --name value} pairs. Throws {@link IllegalArgumentException} naming what is none. */
    static Map<String, String> options(List<String> words) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String word = words.get(i);
            if (!word.startsWith("--") || i + 1 == words.size() || !OPTIONS.contains(word.substring(2))) {
                throw new IllegalArgumentException("expected --name value, found '" + word + "'");
            }
            options.put(word.substring(2), words.get(i + 1));
        }
        return options;
    }
}
