package io.firewatch.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a named measurement; says which there are when the name is none of them. */
public final class Bench {
    private static final String USAGE =
            "bench pipeline [--records N] [--seconds N] [--out FILE]   records at full speed; seconds of each steady load";

    private static final Set<String> OPTIONS = Set.of("records", "seconds", "out");

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> words = Arrays.asList(args);
        if (words.isEmpty() || !words.get(0).equals("pipeline")) {
            System.err.println(USAGE);
            System.exit(2);
        }
        try {
            new PipelineBench(PipelineBench.Options.of(options(words.subList(1, words.size())))).run();
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
