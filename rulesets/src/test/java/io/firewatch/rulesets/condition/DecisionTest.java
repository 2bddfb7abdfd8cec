package io.firewatch.rulesets.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Unit;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.rule.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every condition of the shipped rules, on random figures: what judges answers as CEL does. */
class DecisionTest {
    private static final int FIGURES = 200;

    private static Stream<Rule> rules() {
        return RuleCatalogue.load().stream().map(one -> one.rule());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void answersAsCelDoes(Rule rule) throws Exception {
        Layout layout = Layout.of(rule.subject());
        Random random = new Random(rule.id().hashCode());
        for (Condition condition : conditions(rule, layout)) {
            for (int i = 0; i < FIGURES; i++) {
                Map<String, Object> parameters = numbers(rule, random);
                double[] values = figures(layout, parameters, random);
                assertThat(condition.decision(parameters).holds(values))
                        .as(condition.written(values, parameters))
                        .isEqualTo(condition.holds(values, parameters));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatHoldsBySomeSettingCouldHold(Rule rule) throws Exception {
        Layout layout = Layout.of(rule.subject());
        Random random = new Random(rule.id().hashCode());
        Map<String, Object> lowest = new HashMap<>();
        Map<String, Object> highest = new HashMap<>();
        rule.parameters().values().forEach(one -> {
            lowest.put("p." + one.name(), number(one.unit(), one.min()));
            highest.put("p." + one.name(), number(one.unit(), one.max()));
        });
        for (Condition condition : conditions(rule, layout)) {
            for (int i = 0; i < FIGURES; i++) {
                Map<String, Object> parameters = numbers(rule, random);
                double[] values = figures(layout, parameters, random);
                if (condition.holds(values, parameters)) {
                    assertThat(condition.couldHold(values, lowest, highest))
                            .as(condition.written(values, parameters))
                            .isTrue();
                }
            }
        }
    }

    private static List<Condition> conditions(Rule rule, Layout layout) throws ConditionErrors {
        Map<String, Unit> units = new HashMap<>();
        rule.parameters().values().forEach(one -> units.put(one.name(), one.unit()));
        Vocabulary names = new Vocabulary(layout, units);
        List<Condition> all = new ArrayList<>(List.of(Condition.compile(names, rule.condition())));
        for (Rule.Grade grade : rule.grades()) {
            all.add(Condition.compile(names, grade.when()));
        }
        return all;
    }

    private static Map<String, Object> numbers(Rule rule, Random random) {
        Map<String, Object> numbers = new HashMap<>();
        for (Rule.Parameter one : rule.parameters().values()) {
            BigDecimal steps = one.max().subtract(one.min()).divideToIntegralValue(one.step());
            BigDecimal value =
                    one.min().add(one.step().multiply(BigDecimal.valueOf(random.nextLong(steps.longValue() + 1))));
            numbers.put("p." + one.name(), number(one.unit(), value));
        }
        return numbers;
    }

    private static Object number(Unit unit, BigDecimal value) {
        BigDecimal fen = unit == Unit.MONEY ? value.movePointRight(2) : value;
        return unit.isWhole() ? (Object) fen.longValueExact() : (Object) fen.doubleValue();
    }

    /** Around the thresholds, where answers turn: their very values, their neighbours, and anything. */
    private static double[] figures(Layout layout, Map<String, Object> parameters, Random random) {
        List<Object> near = List.copyOf(parameters.values());
        double[] values = new double[layout.size()];
        for (int i = 0; i < values.length; i++) {
            Indicator indicator = layout.indicators().get(i);
            double scale = indicator.unit().isWhole() ? Math.pow(10, random.nextInt(9)) : random.nextInt(3);
            values[i] = random.nextDouble() * scale;
            if (!near.isEmpty() && random.nextBoolean()) {
                double threshold = ((Number) near.get(random.nextInt(near.size()))).doubleValue();
                values[i] = indicator.unit().isWhole() ? threshold + random.nextInt(3) - 1 : threshold;
            }
            if (indicator.unit().isWhole()) {
                values[i] = Math.rint(values[i]);
            }
        }
        return values;
    }
}
