package io.firewatch.rulesets.rule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Unit;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.condition.Boundary;
import io.firewatch.rulesets.condition.Condition;
import io.firewatch.rulesets.condition.Decision;
import io.firewatch.rulesets.condition.Figures;
import io.firewatch.rulesets.condition.Layout;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule ready to judge, from any number of threads. Values are the indicators of the rule's subject type in the
 * order of its layout, money in fen, NaN where unknown.
 */
public final class CompiledRule {
    record CompiledGrade(Severity severity, Condition when, Decision decision) {
        CompiledGrade(Severity severity, Condition when, Map<String, Object> numbers) {
            this(severity, when, when.decision(numbers));
        }
    }

    private final Rule rule;
    private final Condition condition;
    private final Decision decision;
    private final List<CompiledGrade> grades;
    private final Map<String, Object> numbers;
    private final Map<String, Object> lowest;
    private final Map<String, Object> highest;
    private final Layout layout;
    private final Set<String> groups;
    private final List<Indicator> used;
    private final int[] asked;
    private final List<Indicator> shown;
    private final int firstDay;
    private final int lastDay;
    private final Template zh;
    private final Template en;
    private final String basisJson;
    private final String thresholdsJson;

    CompiledRule(
            Rule rule, Layout layout, Condition condition, List<CompiledGrade> grades, Map<String, Object> numbers) {
        this.rule = rule;
        this.condition = condition;
        this.decision = condition.decision(numbers);
        this.grades = grades;
        this.numbers = numbers;
        this.lowest = ends(rule, Rule.Parameter::min);
        this.highest = ends(rule, Rule.Parameter::max);
        this.layout = layout;
        this.used = Stream.concat(
                        condition.names().stream(), grades.stream().flatMap(grade -> grade.when().names().stream()))
                .distinct()
                .flatMap(name -> layout.indicator(name).stream())
                .toList();
        this.groups = used.stream().map(Indicator::group).collect(Collectors.toCollection(TreeSet::new));
        this.asked = used.stream()
                .mapToInt(one -> layout.place(one.id()).orElseThrow())
                .toArray();
        this.shown = layout.indicators().stream()
                .filter(one -> groups.contains(one.group()))
                .toList();
        Rule.Applies applies = rule.applies();
        this.firstDay = applies.from() == null ? Integer.MIN_VALUE : BusinessTime.day(applies.from());
        this.lastDay = applies.to() == null ? Integer.MAX_VALUE : BusinessTime.day(applies.to());
        this.zh = Template.of(rule.message().zh());
        this.en = Template.of(rule.message().en());
        this.basisJson = basis(rule);
        this.thresholdsJson = thresholds(rule);
    }

    CompiledRule with(Rule moved, Map<String, Object> newNumbers) {
        return new CompiledRule(
                moved,
                layout,
                condition,
                grades.stream()
                        .map(one -> new CompiledGrade(one.severity(), one.when(), newNumbers))
                        .toList(),
                newNumbers);
    }

    public Rule rule() {
        return rule;
    }

    /** Where the values the rule judges stand. */
    public Layout layout() {
        return layout;
    }

    /** The groups of indicators the rule asks about: it is judged on the days on which any of them was observed. */
    public Set<String> groups() {
        return groups;
    }

    /** Whether everything the rule asks about is known. */
    public boolean canJudge(double[] values) {
        for (int place : asked) {
            if (Double.isNaN(values[place])) {
                return false;
            }
        }
        return true;
    }

    /** How grave it is, or null when the rule has nothing to say, or cannot. */
    public @Nullable Severity judge(double[] values) {
        if (!canJudge(checked(values)) || !decision.holds(values)) {
            return null;
        }
        for (CompiledGrade grade : grades) {
            if (grade.decision().holds(values)) {
                return grade.severity();
            }
        }
        return rule.severity();
    }

    /**
     * Whether some setting of the parameters within their ranges could let the rule hold for these figures. "Yes" may be
     * wrong, "no" is not.
     */
    public boolean couldHold(double[] values) {
        return canJudge(checked(values)) && condition.couldHold(values, lowest, highest);
    }

    /** Whether the rule is for this kind of institution, on some day or other. */
    public boolean isFor(InstitutionType type) {
        return rule.applies().types().contains(type);
    }

    public boolean applies(InstitutionType type, int day) {
        return isFor(type) && firstDay <= day && day <= lastDay;
    }

    /** First business day the rule is for; the least integer when it has no beginning. */
    public int firstDay() {
        return firstDay;
    }

    /** The last, included; the largest integer when it has no end. */
    public int lastDay() {
        return lastDay;
    }

    /** The indicators the rule asks about. */
    public List<Indicator> asked() {
        return used.stream()
                .sorted(Comparator.comparing(one -> layout.place(one.id()).orElseThrow()))
                .toList();
    }

    /** Titles, in both languages, of what the rule asks about and cannot be said. */
    public Rule.Text missing(double[] values) {
        List<Indicator> missing = used.stream()
                .filter(one -> Double.isNaN(values[layout.place(one.id()).orElseThrow()]))
                .toList();
        return new Rule.Text(
                missing.stream().map(Indicator::zh).collect(Collectors.joining("、")),
                missing.stream().map(Indicator::en).collect(Collectors.joining(", ")));
    }

    /**
     * The condition with its numbers put in, and that of the grade that holds:
     * {@code unmatched_share 12.34 % > share 5.00 %}.
     */
    public String formula(double[] values) {
        String written = condition.written(checked(values), numbers);
        for (CompiledGrade grade : grades) {
            if (grade.decision().holds(values)) {
                return written + "; " + grade.severity().id() + ": "
                        + grade.when().written(values, numbers);
            }
        }
        return written;
    }

    public String messageZh(double[] values, String label) {
        return message(zh, checked(values), label);
    }

    public String messageEn(double[] values, String label) {
        return message(en, checked(values), label);
    }

    /** {@code {"indicators":[names],"values":{name:number}}} of everything observed together with what the rule asks about. */
    public String figuresJson(double[] values) {
        return FiguresJson.of(shown, layout, checked(values));
    }

    /** {@code [{"law":…,"article":…,"mark":…}]}. */
    public String basisJson() {
        return basisJson;
    }

    /** The parameters in force by name, money in yuan. */
    public String thresholdsJson() {
        return thresholdsJson;
    }

    /** The rule's own condition, then those of its grades. */
    public List<Condition> conditions() {
        return Stream.concat(Stream.of(condition), grades.stream().map(CompiledGrade::when))
                .toList();
    }

    /** The condition that decides the verdict where the rule holds: that of the grade that holds, or its own. */
    public Condition deciding(double[] values) {
        return grades.stream()
                .filter(grade -> grade.decision().holds(checked(values)))
                .map(CompiledGrade::when)
                .findFirst()
                .orElse(condition);
    }

    /** Where one of its conditions turns when one indicator moves. */
    public List<Boundary> boundaries(Condition one, double[] values) {
        return one.boundaries(checked(values), numbers);
    }

    private String message(Template template, double[] values, String label) {
        return template.filled(name -> {
            if (name.equals(Template.LABEL)) {
                return label;
            }
            if (numbers.get(name) instanceof Number number) {
                Rule.Parameter parameter = rule.parameters().get(name.substring("p.".length()));
                return parameter == null ? name : Figures.of(parameter.unit(), number.doubleValue());
            }
            return layout.indicator(name)
                    .map(indicator -> Figures.of(
                            indicator.unit(), values[layout.place(name).orElseThrow()]))
                    .orElse(name);
        });
    }

    private double[] checked(double[] values) {
        if (values.length != layout.size()) {
            throw new IllegalArgumentException("rule %s is about a %s with %d indicators, got %d values"
                    .formatted(rule.id(), rule.subject().id(), layout.size(), values.length));
        }
        return values;
    }

    private static Map<String, Object> ends(Rule rule, Function<Rule.Parameter, BigDecimal> end) {
        Map<String, Object> ends = new HashMap<>();
        rule.parameters()
                .values()
                .forEach(one ->
                        ends.put("p." + one.name(), one.set(end.apply(one)).comparable()));
        return ends;
    }

    private static String basis(Rule rule) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Rule.Basis basis : rule.basis()) {
            list.addObject()
                    .put("law", basis.law())
                    .put("article", basis.article())
                    .put("mark", basis.mark().name());
        }
        return list.toString();
    }

    private static String thresholds(Rule rule) {
        ObjectNode thresholds = JsonNodeFactory.instance.objectNode();
        for (Rule.Parameter one : rule.parameters().values()) {
            String value = one.written(one.standard());
            if (one.unit() == Unit.DATE) {
                thresholds.put(one.name(), value);
            } else {
                thresholds.put(one.name(), new BigDecimal(value));
            }
        }
        return thresholds.toString();
    }
}
