package io.firewatch.web.hint;

import io.firewatch.web.http.Refusal;
import io.firewatch.web.rule.RulesInForce;
import io.firewatch.web.rule.RulesInForce.InForce;
import io.firewatch.web.whatif.Observed;
import io.firewatch.web.whatif.WhatIf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Reasons to look at rules again, from verdicts, alerts and the history of what was observed. */
public final class Hints {
    /** Two rules that share less are not called the same. */
    private static final double SAME = 0.8;

    private static final double ALWAYS = 0.95;
    private static final double DRIFTED = 0.25;

    /** On fewer subject-days nothing is concluded. */
    private static final int FEWEST_DAYS = 100;

    private static final int RECENT_DAYS = 30;
    private static final String ACTIVE = "active";

    private final RulesInForce rules;
    private final WhatIf whatIf;
    private final Jdbi record;

    public Hints(RulesInForce rules, WhatIf whatIf, Jdbi record) {
        this.rules = rules;
        this.whatIf = whatIf;
        this.record = record;
    }

    /** All about one rule; refused with 404 when there is none. */
    public List<Hint> of(String id) {
        InForce rule = rules.find(id).orElseThrow(() -> Refusal.notFound("rule", id));
        List<Hint> hints = new ArrayList<>();
        if (rule.rule() == null || !rule.status().equals(ACTIVE)) {
            return hints;
        }
        hints.addAll(thresholds(rule));
        Observed observed = whatIf.observed(id, RECENT_DAYS);
        if (observed.subjectDays() >= FEWEST_DAYS) {
            if (observed.firingDays() == 0) {
                hints.add(Hint.neverFires(id, observed.subjectDays()));
            }
            double share = (double) observed.firingDays() / observed.subjectDays();
            if (share >= ALWAYS) {
                hints.add(Hint.alwaysFires(id, share, observed.subjectDays()));
            }
        }
        hints.addAll(duplicates(id, SpokenDays.of(record)));
        for (Observed.Figures one : observed.figures()) {
            if (one.then().length >= FEWEST_DAYS && one.now().length >= FEWEST_DAYS) {
                double psi = Statistics.psi(one.then(), one.now());
                if (psi > DRIFTED) {
                    hints.add(Hint.drift(id, one.indicator(), psi, one.now().length));
                }
            }
        }
        return hints;
    }

    /** About all rules, what can be told without reading a year of every figure: thresholds and duplicates. */
    public List<Hint> all() {
        SpokenDays spoken = SpokenDays.of(record);
        List<Hint> hints = new ArrayList<>();
        for (InForce one : rules.all()) {
            if (one.rule() != null && one.status().equals(ACTIVE)) {
                if (spoken.spoke(one.id())) {
                    hints.addAll(thresholds(one));
                }
                hints.addAll(duplicates(one.id(), spoken));
            }
        }
        return hints;
    }

    private List<Hint> thresholds(InForce rule) {
        List<Hint> hints = new ArrayList<>();
        if (rule.rule() == null || !whatIf.hasFalseAlerts(rule.id())) {
            return hints;
        }
        for (String parameter : rule.rule().parameters().keySet()) {
            threshold(rule.id(), parameter).ifPresent(hints::add);
        }
        return hints;
    }

    /** The value that keeps every confirmed finding that is raised now, with the fewest false ones; the nearest of several. */
    private Optional<Hint> threshold(String rule, String parameter) {
        List<WhatIf.Step> steps =
                whatIf.sweep(rule, parameter, new WhatIf.Asked(null, null)).steps();
        Optional<WhatIf.Step> current =
                steps.stream().filter(WhatIf.Step::current).findFirst();
        if (current.isEmpty() || current.get().score().confirmed() == 0) {
            return Optional.empty();
        }
        WhatIf.Step now = current.get();
        return steps.stream()
                .filter(one -> one.score().confirmed() >= now.score().confirmed())
                .filter(one -> one.score().falseOnes() < now.score().falseOnes())
                .min(Comparator.comparing((WhatIf.Step one) -> one.score().falseOnes())
                        .thenComparing(one -> one.value().subtract(now.value()).abs()))
                .map(best -> Hint.threshold(
                        rule,
                        parameter,
                        best.value(),
                        now.score().confirmed(),
                        now.score().falseOnes(),
                        now.score().falseOnes() - best.score().falseOnes(),
                        Statistics.wilsonLow(
                                now.score().confirmed(), now.score().confirmed())));
    }

    private static List<Hint> duplicates(String rule, SpokenDays spoken) {
        List<Hint> hints = new ArrayList<>();
        for (Map.Entry<String, Long> other : spoken.with(rule).entrySet()) {
            double overlap = spoken.overlap(rule, other.getKey());
            if (overlap >= SAME && other.getValue() >= RECENT_DAYS) {
                hints.add(Hint.duplicates(rule, other.getKey(), overlap, other.getValue()));
            }
        }
        return hints;
    }
}
