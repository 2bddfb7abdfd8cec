package io.firewatch.web.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges the stored feed once more by other rules. The desk knows no engine: whoever starts it brings one. */
public interface Replayer {
    /**
     * Judges everything the live job has judged by now, and answers what would differ from what is recorded.
     *
     * @throws InterruptedException when the calling thread was interrupted; nothing goes on by then
     * @throws Exception when it cannot be done; the message is for people
     */
    Result replay(Question question, Listener listener) throws Exception;

    /** A row of {@code desk.rule_version} or what stands in its place. */
    record Governing(String name, int version, String status, String body, String kind, String parameters) {}

    /**
     * What is asked.
     *
     * @param governing everything that judges: rules, measures and exceptions
     * @param rules whose alerts are compared; those of other rules are not looked at
     */
    record Question(List<Governing> governing, Set<String> rules) {
        public Question {
            governing = List.copyOf(governing);
            rules = Set.copyOf(rules);
        }
    }

    /** Is told how it goes, from any thread, one call after the other. */
    interface Listener {
        /** Records from the first up to {@code through}, in the order of receipt, will be judged. */
        void began(long through);

        /** Everything up to this record is judged. */
        void judged(long upTo);
    }

    /**
     * An alert as one compares it. Days are ISO dates: the first of its episode and the last it was judged on.
     *
     * @param formula with its numbers put in
     */
    record Finding(
            String id,
            String rule,
            String institution,
            String subject,
            String severity,
            boolean firing,
            String from,
            String to,
            String formula) {}

    /** The same alert before and after. */
    record Changed(Finding before, Finding after) {}

    /**
     * What would differ.
     *
     * @param same alerts that would stay as they are
     * @param recordedByLender alerts recorded now, by institution
     * @param recordedByDay alerts recorded now, by the first day of their episode
     */
    record Result(
            List<Finding> opened,
            List<Finding> gone,
            List<Changed> changed,
            int same,
            Map<String, Integer> recordedByLender,
            Map<String, Integer> recordedByDay) {}
}
