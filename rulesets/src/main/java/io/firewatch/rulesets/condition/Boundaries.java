package io.firewatch.rulesets.condition;

import io.firewatch.model.indicator.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where the comparisons a condition is joined of turn. Comparisons that no single indicator decides are left out. */
final class Boundaries {
    private final Vocabulary vocabulary;
    private final double[] values;
    private final Map<String, Object> parameters;

    Boundaries(Vocabulary vocabulary, double[] values, Map<String, Object> parameters) {
        this.vocabulary = vocabulary;
        this.values = values;
        this.parameters = parameters;
    }

    List<Boundary> of(Term term) {
        List<Boundary> found = new ArrayList<>();
        collect(term, found);
        return found;
    }

    private void collect(Term term, List<Boundary> found) {
        if (!(term instanceof Term.Call call)) {
            return;
        }
        if (call.operation() == Operation.AND) {
            call.arguments().forEach(one -> collect(one, found));
        } else if (call.operation().isInequality()) {
            moved(call.first())
                    .filter(moved -> call.names()
                                    .filter(one -> one.name().equals(moved.name()))
                                    .count()
                            == 1)
                    .flatMap(moved -> vocabulary.indicator(moved.name()))
                    .ifPresent(indicator -> found.add(boundary(indicator, call)));
        }
    }

    /** The indicator that stands alone, or first in a difference or sum, on the left. */
    private static Optional<Term.Name> moved(Term left) {
        if (left instanceof Term.Name name && !name.isParameter()) {
            return Optional.of(name);
        }
        return left instanceof Term.Call call
                        && (call.operation() == Operation.MINUS || call.operation() == Operation.PLUS)
                ? moved(call.first())
                : Optional.empty();
    }

    private Boundary boundary(Indicator indicator, Term.Call comparison) {
        return new Boundary(
                indicator, values[place(indicator)] + number(comparison.second()) - number(comparison.first()));
    }

    private int place(Indicator indicator) {
        return vocabulary.layout().place(indicator.id()).orElseThrow();
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
