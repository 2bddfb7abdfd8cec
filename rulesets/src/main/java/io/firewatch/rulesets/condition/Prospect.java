package io.firewatch.rulesets.condition;

import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Whether a condition could hold for some setting of its parameters within their ranges: never "no" when one exists, perhaps
 * "yes" when none does. Interval arithmetic, so that no setting has to be tried.
 */
final class Prospect {
    /** What may come out: a number between two, both included. */
    record Range(double low, double high) {
        static Range of(double value) {
            return new Range(value, value);
        }
    }

    /** What may be answered. */
    private record Answers(boolean yes, boolean no) {}

    private static final Range ANYTHING = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private final Layout layout;
    private final double[] values;
    private final Map<String, Range> parameters;

    Prospect(Layout layout, double[] values, Map<String, Range> parameters) {
        this.layout = layout;
        this.values = values;
        this.parameters = parameters;
    }

    boolean isOpen(Term condition) {
        return answers(condition).yes;
    }

    private Answers answers(Term term) {
        Term.Call call = (Term.Call) term;
        switch (call.operation()) {
            case AND -> {
                Answers first = answers(call.first());
                Answers second = answers(call.second());
                return new Answers(first.yes && second.yes, first.no || second.no);
            }
            case OR -> {
                Answers first = answers(call.first());
                Answers second = answers(call.second());
                return new Answers(first.yes || second.yes, first.no && second.no);
            }
            case NOT -> {
                Answers one = answers(call.first());
                return new Answers(one.no, one.yes);
            }
            default -> {
                return comparison(call.operation(), range(call.first()), range(call.second()));
            }
        }
    }

    private static Answers comparison(Operation sign, Range a, Range b) {
        return switch (sign) {
            case LESS -> new Answers(a.low < b.high, a.high >= b.low);
            case AT_MOST -> new Answers(a.low <= b.high, a.high > b.low);
            case MORE -> new Answers(a.high > b.low, a.low <= b.high);
            case AT_LEAST -> new Answers(a.high >= b.low, a.low < b.high);
            case EQUAL -> new Answers(meet(a, b), !same(a, b));
            case NOT_EQUAL -> new Answers(!same(a, b), meet(a, b));
            default -> throw new IllegalStateException(sign + " is no comparison");
        };
    }

    private static boolean meet(Range a, Range b) {
        return a.low <= b.high && b.low <= a.high;
    }

    private static boolean same(Range a, Range b) {
        return a.low == a.high && b.low == b.high && a.low == b.low;
    }

    private Range range(Term term) {
        if (term instanceof Term.Literal literal) {
            return Range.of(((Number) literal.value()).doubleValue());
        }
        if (term instanceof Term.Day day) {
            return Range.of(day.day());
        }
        if (term instanceof Term.Name name) {
            return name.isParameter() ? parameter(name.name()) : indicator(name);
        }
        Term.Call call = (Term.Call) term;
        if (call.operation() == Operation.COUNT) {
            return count(call);
        }
        Range a = range(call.first());
        Range b = call.arguments().size() > 1 ? range(call.second()) : Range.of(0);
        return switch (call.operation()) {
            case PLUS -> new Range(a.low + b.low, a.high + b.high);
            case MINUS -> new Range(a.low - b.high, a.high - b.low);
            case TIMES -> product(a, b, 0);
            case PORTION -> product(a, b, 1); // rounded down, the share to the millionth
            case NEGATED -> new Range(-a.high, -a.low);
            case YUAN -> new Range(a.low * 100, a.high * 100);
            case GREATER_OF -> new Range(Math.max(a.low, b.low), Math.max(a.high, b.high));
            case LESSER_OF -> new Range(Math.min(a.low, b.low), Math.min(a.high, b.high));
            case RATIO, DIVIDED -> a.low == a.high && b.low == b.high ? quotient(call, a.low, b.low) : ANYTHING;
            default -> throw new IllegalStateException(call.operation() + " is no number");
        };
    }

    private static Range quotient(Term.Call call, double part, double whole) {
        if (whole == 0) {
            return call.operation() == Operation.RATIO ? Range.of(0) : ANYTHING;
        }
        double exact = part / whole;
        return call.operation() == Operation.RATIO ? Range.of(exact) : new Range(exact - 1, exact + 1);
    }

    private static Range product(Range a, Range b, double slack) {
        double[] corners = DoubleStream.of(a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high)
                .map(one -> Double.isNaN(one) ? 0 : one) // nothing times without end
                .sorted()
                .toArray();
        double shares = slack * Math.max(Math.abs(a.low), Math.abs(a.high)) / 1_000_000;
        return new Range(corners[0] - slack - shares, corners[3] + slack + shares);
    }

    private Range count(Term.Call call) {
        int least = 0;
        int most = 0;
        for (Term one : call.arguments()) {
            Answers answers = answers(one);
            least += answers.no ? 0 : 1;
            most += answers.yes ? 1 : 0;
        }
        return new Range(least, most);
    }

    private Range indicator(Term.Name name) {
        double value = values[
                layout.place(name.name()).orElseThrow(() -> new IllegalStateException("no indicator " + name.name()))];
        return Range.of(name.unit().isWhole() ? Math.round(value) : value);
    }

    private Range parameter(String name) {
        Range range = parameters.get(name);
        if (range == null) {
            throw new IllegalStateException("no parameter " + name);
        }
        return range;
    }
}
