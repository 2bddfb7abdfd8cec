package io.firewatch.web.deadline;

import io.firewatch.model.Severity;
import io.firewatch.rulesets.source.Section;
import java.util.EnumMap;
import java.util.Map;

/**
 * How soon an alert has to be acknowledged and a first finding made, by severity (supervision-rules B.7, all [DEF]); from
 * {@code clocks.yaml}.
 */
public final class Clocks {
    private static final String FILE = "clocks.yaml";

    /** Until when, counted from the moment the alert was raised, and why so. */
    public record Clock(Term acknowledge, Term find, String why, String mark) {}

    private final Map<Severity, Clock> clocks;

    private Clocks(Map<Severity, Clock> clocks) {
        this.clocks = clocks;
    }

    /** Throws {@link io.firewatch.rulesets.rule.RuleErrors} with every fault of the file. */
    public static Clocks load(BureauFiles files) {
        return files.yaml(FILE, top -> {
            Map<Severity, Clock> clocks = new EnumMap<>(Severity.class);
            for (Severity severity : Severity.values()) {
                Section one = top.section(severity.id());
                clocks.put(
                        severity,
                        new Clock(
                                one.word("acknowledge", Term::parse, new Term.Hours(1)),
                                one.word("find", Term::parse, new Term.Hours(1)),
                                one.text("why"),
                                one.text("mark")));
                one.close();
            }
            return new Clocks(clocks);
        });
    }

    public Clock of(Severity severity) {
        Clock clock = clocks.get(severity);
        if (clock == null) {
            throw new IllegalStateException("no clock for " + severity.id());
        }
        return clock;
    }
}
