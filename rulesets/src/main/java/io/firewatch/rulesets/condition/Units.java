package io.firewatch.rulesets.condition;

import io.firewatch.model.indicator.Unit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses arithmetic that types let pass and units do not: money against a bare number is the classic slip, since
 * {@code exposure > 200000} would mean two thousand yuan.
 */
final class Units {
    private final List<ConditionProblem> problems;

    private Units(List<ConditionProblem> problems) {
        this.problems = problems;
    }

    static void check(Term term, List<ConditionProblem> problems) {
        new Units(problems).of(term);
    }

    /** The unit of a term; null for a bare number or a truth value. */
    private @Nullable Unit of(Term term) {
        if (term instanceof Term.Name name) {
            return name.unit();
        }
        if (term instanceof Term.Day) {
            return Unit.DATE;
        }
        if (!(term instanceof Term.Call call)) {
            return null;
        }
        switch (call.operation()) {
            case YUAN -> {
                requirePlain(call, of(call.first()));
                return Unit.MONEY;
            }
            case PORTION, NEGATED -> {
                Unit unit = of(call.first());
                call.arguments().stream().skip(1).forEach(this::of);
                return unit;
            }
            case RATIO -> {
                alike(call);
                return Unit.SHARE;
            }
            case TIMES, DIVIDED -> {
                Unit first = of(call.first());
                Unit second = of(call.second());
                if (call.operation() == Operation.DIVIDED && wholeNumbers(call)) {
                    problems.add(new ConditionProblem(
                            call.offset(), "whole numbers are not divided: the divisor may be 0; use ratio(a, b)"));
                }
                if (first == Unit.MONEY && second == Unit.MONEY) {
                    problems.add(new ConditionProblem(call.offset(), "money times money is no money"));
                }
                if (first == Unit.DATE || second == Unit.DATE) {
                    problems.add(new ConditionProblem(
                            call.offset(),
                            "a date is not " + (call.operation() == Operation.TIMES ? "multiplied" : "divided")));
                }
                return first == null ? second : first;
            }
            case OR, AND, NOT -> {
                call.arguments().forEach(this::of);
                return null;
            }
            case COUNT -> {
                call.arguments().forEach(this::of);
                return Unit.COUNT;
            }
            case PLUS, MINUS -> {
                return sum(call);
            }
            default -> {
                Unit unit = alike(call);
                return call.operation().isComparison() ? null : unit;
            }
        }
    }

    /** Days may be added to a date and taken from it; two dates lie some days apart. */
    private @Nullable Unit sum(Term.Call call) {
        boolean minus = call.operation() == Operation.MINUS;
        Unit first = of(call.first());
        Unit second = of(call.second());
        if (first != Unit.DATE && second != Unit.DATE) {
            return alike(call, first, second);
        }
        if (first == Unit.DATE && second == Unit.DATE) {
            if (!minus) {
                problems.add(new ConditionProblem(call.offset(), "two dates cannot be added"));
            }
            return Unit.DAYS;
        }
        Unit other = first == Unit.DATE ? second : first;
        if ((other != null && other != Unit.DAYS) || (minus && first != Unit.DATE)) {
            problems.add(new ConditionProblem(
                    call.offset(), "only days are added to a date or taken from it, as in signed_on + 30"));
        }
        return Unit.DATE;
    }

    private @Nullable Unit alike(Term.Call call) {
        return alike(call, of(call.first()), of(call.second()));
    }

    private @Nullable Unit alike(Term.Call call, @Nullable Unit first, @Nullable Unit second) {
        if (first != second && (first == Unit.DATE || second == Unit.DATE)) {
            Unit other = first == Unit.DATE ? second : first;
            problems.add(new ConditionProblem(
                    call.offset(),
                    "'" + call.operation().written() + "' sets a date against "
                            + (other == null
                                    ? "a bare number; write date(\"2020-08-20\")"
                                    : "a number of unit " + other.name().toLowerCase(Locale.ROOT))));
            return Unit.DATE;
        }
        boolean money = first == Unit.MONEY || second == Unit.MONEY;
        if (money && first != second && !isZero(call.first()) && !isZero(call.second())) {
            Unit other = first == Unit.MONEY ? second : first;
            problems.add(new ConditionProblem(
                    call.offset(),
                    "'" + call.operation().written() + "' sets money against "
                            + (other == null
                                    ? "a bare number; write yuan(n) for an amount"
                                    : "a number of unit " + other.name().toLowerCase(Locale.ROOT))));
        }
        return first == null ? second : first;
    }

    private void requirePlain(Term.Call call, @Nullable Unit unit) {
        if (unit == Unit.MONEY) {
            problems.add(new ConditionProblem(call.offset(), "yuan(n) takes a bare number; this is money already"));
        }
    }

    private static boolean isZero(Term term) {
        return term instanceof Term.Literal literal && literal.value() instanceof Long number && number == 0;
    }

    private static boolean wholeNumbers(Term.Call call) {
        return call.arguments().stream().allMatch(Units::isWhole);
    }

    private static boolean isWhole(Term term) {
        if (term instanceof Term.Literal literal) {
            return literal.value() instanceof Long;
        }
        if (term instanceof Term.Day) {
            return true;
        }
        return term instanceof Term.Name name ? name.unit().isWhole() : isWhole((Term.Call) term);
    }

    private static boolean isWhole(Term.Call call) {
        return switch (call.operation()) {
            case YUAN, PORTION, COUNT -> true;
            case RATIO -> false;
            default -> wholeNumbers(call);
        };
    }
}
