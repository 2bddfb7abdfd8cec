package io.firewatch.web.dossier;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.model.indicator.FlowsIndicator;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.condition.Limit;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.web.http.Json;
import io.firewatch.web.index.IndicatorIndex;
import io.firewatch.web.institution.Series;
import io.firewatch.web.rule.RulesInForce;
import io.firewatch.web.rule.RulesInForce.InForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The indicators that matter for a lender of its type: what the rules in force for that type compare with a limit, those of
 * its open alerts first, then the gravest; each with the limits. One search for at most {@value #MOST} series of
 * {@value #DAYS} days, however long the lender has reported.
 */
public final class KeyIndicators {
    private static final int MOST = 12;
    private static final int DAYS = 120;

    /** More lines than this cross each other. */
    private static final int MOST_LINES = 2;

    private final Jdbi record;
    private final RulesInForce rules;
    private final IndicatorIndex indicators;

    /** By the hash of the rule's text: reading a condition takes longer than all the rest. */
    private final Map<String, List<Limit>> limits = new ConcurrentHashMap<>();

    public KeyIndicators(Jdbi record, RulesInForce rules, IndicatorIndex indicators) {
        this.record = record;
        this.rules = rules;
        this.indicators = indicators;
    }

    /**
     * A limit a rule compares an indicator with.
     *
     * @param comparison how the value is when the rule holds: {@code >}, {@code >=}, {@code <} or {@code <=}
     * @param value money in yuan, shares as fractions
     */
    public record Line(String rule, Map<String, String> title, String comparison, double value) {}

    /** One indicator's days, and the limits it is compared with. */
    public record Chart(Series series, List<Line> lines) {}

    public List<Chart> of(String code, String type) {
        Set<String> open = openRules(code);
        List<InForce> applying = new ArrayList<>();
        for (InForce one : rules.all()) {
            if (one.status().equals("active") && isAbout(one.rule(), type)) {
                applying.add(one);
            }
        }
        applying.sort(Comparator.comparing((InForce one) -> !open.contains(one.id()))
                .thenComparing(one -> requireNonNull(one.rule()).severity().rank(), Comparator.reverseOrder()));
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        lines.put(FlowsIndicator.BALANCE.id(), new ArrayList<>());
        applying.forEach(one -> lines(one, requireNonNull(one.rule()), lines));

        List<String> names = List.copyOf(lines.keySet()).subList(0, Math.min(MOST, lines.size()));
        String from = indicators
                .newestDay()
                .map(day -> day.minusDays(DAYS))
                .map(LocalDate::toString)
                .orElse("");
        return Series.read(indicators, IndicatorIndex.Subject.institution(code), names, from, "").stream()
                .filter(series -> !series.points().isEmpty())
                .sorted(Comparator.comparing(series -> names.indexOf(series.name())))
                .map(series -> new Chart(series, lines.getOrDefault(series.name(), List.of())))
                .toList();
    }

    private static boolean isAbout(@Nullable Rule rule, String type) {
        return rule != null
                && rule.subject() == SubjectType.INSTITUTION
                && rule.status() == Rule.Status.LIVE
                && rule.applies().types().contains(InstitutionType.ofId(type));
    }

    private void lines(InForce one, Rule rule, Map<String, List<Line>> lines) {
        JsonNode overrides = Json.tree(one.overrides());
        for (Limit limit : limits.computeIfAbsent(one.hash(), hash -> rules.limits(rule))) {
            Rule.Parameter parameter = rule.parameters().get(limit.parameter());
            if (parameter != null && Indicator.ofId(limit.indicator()).isPresent()) {
                double value = overrides
                        .path(parameter.name())
                        .asDouble(parameter.standard().doubleValue());
                Line line = new Line(
                        rule.id(),
                        Map.of("zh", rule.title().zh(), "en", rule.title().en()),
                        limit.comparison(),
                        value);
                List<Line> drawn = lines.computeIfAbsent(limit.indicator(), name -> new ArrayList<>());
                if (drawn.size() < MOST_LINES && drawn.stream().noneMatch(other -> other.value() == value)) {
                    drawn.add(line);
                }
            }
        }
    }

    private Set<String> openRules(String code) {
        return Set.copyOf(record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT DISTINCT rule FROM desk.alert
                        WHERE institution = :code AND data_state = 'firing' AND status NOT IN ('closed', 'false-positive')
                        """)
                .bind("code", code)
                .mapTo(String.class)
                .list()));
    }
}
