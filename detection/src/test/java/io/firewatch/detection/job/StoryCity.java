package io.firewatch.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Many stories judged in one run of the whole graph. Each happens at a lender of its own, among people of its own; what is
 * found there, rule and severity, must be what the story says, no less and no more.
 */
final class StoryCity {
    /** Patterns that find something in any book this small or this short. */
    private static final Set<String> ASIDE = Set.of(
            "concentration",
            "custody-gap",
            "fake-listing",
            "guarantor",
            "microloan-limits",
            "misreporting",
            "public-reach",
            "registration-change",
            "return-deviation",
            "run",
            "silence",
            "subsidy",
            "super-lender");

    private record Story(String says, String lender, Set<String> found) {
        boolean isAbout(AlertRow alert) {
            // Loans that other stories leave open fall overdue in time.
            return alert.institution().startsWith(lender)
                    && !ASIDE.contains(alert.pattern())
                    && (says.startsWith("R17") || !alert.pattern().equals("overdue"));
        }
    }

    private final LenderFeed feed = new LenderFeed().withRules();
    private final List<Story> stories = new ArrayList<>();
    private final int end;

    /** A city whose lenders report until a day. */
    StoryCity(int end) {
        this.end = end;
    }

    /** {@code says} begins with the rule it is about; {@code found} is as {@code "over-limit.one-platform HIGH"}. */
    void story(String says, String type, Consumer<LenderFeed> tells, String... found) {
        String lender = "L%03d".formatted(stories.size());
        feed.lender(lender, type).crowd(lender + ":").flow(6, "-1", "-1", "x", "1.00", end);
        tells.accept(feed);
        stories.add(new Story(says, lender, Set.of(found)));
    }

    Stream<DynamicTest> told() throws Exception {
        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);
        return stories.stream()
                .map(story -> DynamicTest.dynamicTest(story.says(), () -> {
                    Set<String> found = new TreeSet<>();
                    run.alerts().values().stream()
                            .filter(alert -> !"corrected".equals(alert.resolution()) && story.isAbout(alert))
                            .forEach(alert -> found.add(alert.rule() + " " + alert.severity()));
                    assertThat(found).isEqualTo(new TreeSet<>(story.found()));
                }));
    }
}
