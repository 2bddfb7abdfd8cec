package io.firewatch.web.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.model.indicator.FlowsIndicator;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.institution.InstitutionType;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

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

    private static final Pattern COMPARISON =
            Pattern.compile("\\b([a-z][a-z0-9_]*)\\s*(>=|<=|>|<)\\s*p\\.([a-z0-9_]+)\\b");

    private final Jdbi record;
    private final RulesInForce rules;
    private final IndicatorIndex indicators;

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
        List<Rule> applying = new ArrayList<>();
        Map<String, JsonNode> overrides = new LinkedHashMap<>();
        for (InForce one : rules.all()) {
            Rule rule = one.rule();
            if (rule != null && one.status().equals("active") && isAbout(rule, type)) {
                applying.add(rule);
                overrides.put(rule.id(), Json.tree(one.overrides()));
            }
        }
        applying.sort(Comparator.comparing((Rule rule) -> !open.contains(rule.id()))
                .thenComparing(rule -> rule.severity().rank(), Comparator.reverseOrder()));
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        lines.put(FlowsIndicator.BALANCE.id(), new ArrayList<>());
        applying.forEach(rule -> lines(rule, overrides.getOrDefault(rule.id(), Json.MAPPER.missingNode()), lines));

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

    private static boolean isAbout(Rule rule, String type) {
        return rule.subject() == SubjectType.INSTITUTION
                && rule.status() == Rule.Status.LIVE
                && rule.applies().types().contains(InstitutionType.ofId(type));
    }

    /** The comparisons of a rule's condition with its parameters, as {@code unmatched_share > p.share}. */
    static void lines(Rule rule, JsonNode overrides, Map<String, List<Line>> lines) {
        Matcher found = COMPARISON.matcher(rule.condition());
        while (found.find()) {
            Rule.Parameter limit = rule.parameters().get(found.group(3));
            boolean known = Indicator.ofId(found.group(1))
                    .filter(one -> one.subject() == SubjectType.INSTITUTION)
                    .isPresent();
            if (limit != null && known) {
                double value =
                        overrides.path(limit.name()).asDouble(limit.standard().doubleValue());
                Line line = new Line(
                        rule.id(),
                        Map.of("zh", rule.title().zh(), "en", rule.title().en()),
                        found.group(2),
                        value);
                List<Line> limits = lines.computeIfAbsent(found.group(1), name -> new ArrayList<>());
                if (limits.size() < MOST_LINES && limits.stream().noneMatch(one -> one.value() == value)) {
                    limits.add(line);
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
