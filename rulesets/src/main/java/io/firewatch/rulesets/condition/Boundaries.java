package io.firewatch.rulesets.condition;

import io.firewatch.model.indicator.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds where the comparisons that decide a condition turn. A comparison decides when the answer would be another if it
 * turned and all others stayed: one beside another that holds already decides nothing. Comparisons that no single
 * indicator turns are left out.
 */
final class Boundaries {
    private final Vocabulary vocabulary;
    private final double[] values;
    private final Map<String, Object> parameters;

    Boundaries(Vocabulary vocabulary, double[] values, Map<String, Object> parameters) {
        this.vocabulary = vocabulary;
        this.values = values;
        this.parameters = parameters;
    }

    /** Comparisons of a condition that have a side to be on, wherever they stand. */
    static Stream<Term.Call> comparisons(Term term) {
        if (!(term instanceof Term.Call call)) {
            return Stream.empty();
        }
        Stream<Term.Call> within = call.arguments().stream().flatMap(Boundaries::comparisons);
        return call.operation().isInequality() && !counts(call) ? Stream.concat(Stream.of(call), within) : within;
    }

    /** How many questions must be answered yes is told by the questions. */
    private static boolean counts(Term.Call comparison) {
        return comparison.arguments().stream()
                .anyMatch(side -> side instanceof Term.Call call && call.operation() == Operation.COUNT);
    }

    List<Boundary> of(Term condition) {
        List<Boundary> found = new ArrayList<>();
        comparisons(condition)
                .filter(one -> truth(condition, one, true) != truth(condition, one, false))
                .forEach(one -> boundary(one).ifPresent(found::add));
        return found;
    }

    private Optional<Boundary> boundary(Term.Call comparison) {
        double apart = number(comparison.first()) - number(comparison.second());
        return Stream.concat(movable(comparison.first(), 1), movable(comparison.second(), -1))
                .filter(one -> comparison
                                .names()
                                .filter(name -> name.name().equals(one.name))
                                .count()
                        == 1)
                .findFirst()
                .flatMap(one -> vocabulary
                        .indicator(one.name)
                        .map(indicator -> new Boundary(
                                indicator, values[place(indicator)] - apart * one.sign, comparison.offset())));
    }

    /** An indicator that is added (1) to or taken (-1) from the left side of a comparison as it is. */
    private record Movable(String name, int sign) {}

    private static Stream<Movable> movable(Term side, int sign) {
        if (side instanceof Term.Name name) {
            return name.isParameter() ? Stream.empty() : Stream.of(new Movable(name.name(), sign));
        }
        if (side instanceof Term.Call call) {
            return switch (call.operation()) {
                case PLUS -> Stream.concat(movable(call.first(), sign), movable(call.second(), sign));
                case MINUS -> Stream.concat(movable(call.first(), sign), movable(call.second(), -sign));
                case NEGATED -> movable(call.first(), -sign);
                default -> Stream.empty();
            };
        }
        return Stream.empty();
    }

    private int place(Indicator indicator) {
        return vocabulary.layout().place(indicator.id()).orElseThrow();
    }

    /** The answer to a question, were one comparison answered otherwise. */
    private boolean truth(Term term, Term.Call turned, boolean answer) {
        if (term.equals(turned)) {
            return answer;
        }
        Term.Call call = (Term.Call) term;
        return switch (call.operation()) {
            case AND -> truth(call.first(), turned, answer) && truth(call.second(), turned, answer);
            case OR -> truth(call.first(), turned, answer) || truth(call.second(), turned, answer);
            case NOT -> !truth(call.first(), turned, answer);
            default -> holds(call.operation(), side(call.first(), turned, answer), side(call.second(), turned, answer));
        };
    }

    private double side(Term term, Term.Call turned, boolean answer) {
        return term instanceof Term.Call call && call.operation() == Operation.COUNT
                ? call.arguments().stream()
                        .filter(one -> truth(one, turned, answer))
                        .count()
                : number(term);
    }

    private static boolean holds(Operation comparison, double first, double second) {
        return switch (comparison) {
            case EQUAL -> first == second;
            case NOT_EQUAL -> first != second;
            case LESS -> first < second;
            case AT_MOST -> first <= second;
            case MORE -> first > second;
            case AT_LEAST -> first >= second;
            default -> throw new IllegalStateException(comparison + " is no comparison");
        };
    }

    private double number(Term term) {
        if (term instanceof Term.Literal literal) {
            return ((Number) literal.value()).doubleValue();
        }
        if (term instanceof Term.Name name) {
            return name.isParameter()
                    ? parameter(name.name())
                    : vocabulary
                            .indicator(name.name())
                            .map(one -> values[place(one)])
                            .orElseThrow();
        }
        if (term instanceof Term.Day day) {
            return day.day();
        }
        Term.Call call = (Term.Call) term;
        double first = number(call.first());
        double second = call.arguments().size() > 1 ? number(call.second()) : 0;
        return switch (call.operation()) {
            case PLUS -> first + second;
            case MINUS -> first - second;
            case TIMES -> first * second;
            case DIVIDED -> first / second;
            case NEGATED -> -first;
            case YUAN -> first * 100;
            case PORTION -> Arithmetic.portion((long) first, second);
            case RATIO -> Arithmetic.ratio((long) first, (long) second);
            case GREATER_OF -> Math.max(first, second);
            case LESSER_OF -> Math.min(first, second);
            default -> throw new IllegalStateException(call.operation() + " is no number");
        };
    }

    private double parameter(String name) {
        Object number = parameters.get(name);
        if (number == null) {
            throw new IllegalStateException("no parameter " + name);
        }
        return ((Number) number).doubleValue();
    }
}
