package io.firewatch.rulesets.condition;

import java.util.List;
import java.util.Map;

/**
 * Turns a checked condition into plain Java, with its parameters put in: what CEL answers, without a map to look names up
 * in and without a box around every number. A year of a city is judged in the time of a mouse move.
 */
final class Planner {
    private final Layout layout;
    private final Map<String, Object> parameters;

    Planner(Layout layout, Map<String, Object> parameters) {
        this.layout = layout;
        this.parameters = parameters;
    }

    private interface Whole {
        long of(double[] values);
    }

    private interface Fraction {
        double of(double[] values);
    }

    /** Like CEL, a question whose answer does not depend on the half that cannot be computed has one. */
    Decision plan(Term term) {
        Term.Call call = (Term.Call) term;
        List<Term> arguments = call.arguments();
        return switch (call.operation()) {
            case AND -> either(plan(arguments.get(0)), plan(arguments.get(1)), false);
            case OR -> either(plan(arguments.get(0)), plan(arguments.get(1)), true);
            case NOT -> {
                Decision one = plan(arguments.get(0));
                yield values -> !one.holds(values);
            }
            default -> comparison(call);
        };
    }

    private static Decision either(Decision first, Decision second, boolean decisive) {
        return values -> {
            boolean one;
            try {
                one = first.holds(values);
            } catch (ArithmeticException e) {
                if (second.holds(values) == decisive) {
                    return decisive;
                }
                throw e;
            }
            return one == decisive ? decisive : second.holds(values);
        };
    }

    private Decision comparison(Term.Call call) {
        Operation sign = call.operation();
        if (isWhole(call.first())) {
            Whole first = whole(call.first());
            Whole second = whole(call.second());
            return switch (sign) {
                case EQUAL -> values -> first.of(values) == second.of(values);
                case NOT_EQUAL -> values -> first.of(values) != second.of(values);
                case LESS -> values -> first.of(values) < second.of(values);
                case AT_MOST -> values -> first.of(values) <= second.of(values);
                case MORE -> values -> first.of(values) > second.of(values);
                case AT_LEAST -> values -> first.of(values) >= second.of(values);
                default -> throw new IllegalStateException(sign + " is no comparison");
            };
        }
        Fraction first = fraction(call.first());
        Fraction second = fraction(call.second());
        return switch (sign) {
            case EQUAL -> values -> first.of(values) == second.of(values);
            case NOT_EQUAL -> values -> first.of(values) != second.of(values);
            case LESS -> values -> first.of(values) < second.of(values);
            case AT_MOST -> values -> first.of(values) <= second.of(values);
            case MORE -> values -> first.of(values) > second.of(values);
            case AT_LEAST -> values -> first.of(values) >= second.of(values);
            default -> throw new IllegalStateException(sign + " is no comparison");
        };
    }

    private static boolean isWhole(Term term) {
        if (term instanceof Term.Name name) {
            return name.unit().isWhole();
        }
        if (term instanceof Term.Literal literal) {
            return literal.value() instanceof Long;
        }
        if (term instanceof Term.Call call) {
            return switch (call.operation()) {
                case RATIO -> false;
                case YUAN, PORTION, COUNT -> true;
                default -> isWhole(call.first());
            };
        }
        return true; // a day
    }

    private Whole whole(Term term) {
        if (term instanceof Term.Literal literal) {
            long value = (Long) literal.value();
            return values -> value;
        }
        if (term instanceof Term.Day day) {
            return values -> day.day();
        }
        if (term instanceof Term.Name name) {
            if (name.isParameter()) {
                long value = parameter(name).longValue();
                return values -> value;
            }
            int place = place(name);
            return values -> Math.round(values[place]);
        }
        Term.Call call = (Term.Call) term;
        if (call.operation() == Operation.COUNT) {
            Decision[] asked = call.arguments().stream().map(this::plan).toArray(Decision[]::new);
            return values -> count(asked, values);
        }
        Whole first = whole(call.first());
        if (call.operation() == Operation.PORTION) {
            Fraction share = fraction(call.second());
            return values -> Arithmetic.portion(first.of(values), share.of(values));
        }
        if (call.arguments().size() == 1) {
            return call.operation() == Operation.YUAN
                    ? values -> Arithmetic.yuan(first.of(values))
                    : values -> Math.negateExact(first.of(values));
        }
        Whole second = whole(call.second());
        return switch (call.operation()) {
            case PLUS -> values -> Math.addExact(first.of(values), second.of(values));
            case MINUS -> values -> Math.subtractExact(first.of(values), second.of(values));
            case TIMES -> values -> Math.multiplyExact(first.of(values), second.of(values));
            case DIVIDED -> values -> first.of(values) / second.of(values);
            case GREATER_OF -> values -> Math.max(first.of(values), second.of(values));
            case LESSER_OF -> values -> Math.min(first.of(values), second.of(values));
            default -> throw new IllegalStateException(call.operation() + " is no whole number");
        };
    }

    private static long count(Decision[] asked, double[] values) {
        long held = 0;
        for (Decision one : asked) {
            if (one.holds(values)) {
                held++;
            }
        }
        return held;
    }

    private Fraction fraction(Term term) {
        if (term instanceof Term.Literal literal) {
            double value = (Double) literal.value();
            return values -> value;
        }
        if (term instanceof Term.Name name) {
            if (name.isParameter()) {
                double value = parameter(name).doubleValue();
                return values -> value;
            }
            int place = place(name);
            return values -> values[place];
        }
        Term.Call call = (Term.Call) term;
        if (call.operation() == Operation.RATIO) {
            Whole part = whole(call.first());
            Whole all = whole(call.second());
            return values -> Arithmetic.ratio(part.of(values), all.of(values));
        }
        Fraction first = fraction(call.first());
        if (call.arguments().size() == 1) {
            return values -> -first.of(values);
        }
        Fraction second = fraction(call.second());
        return switch (call.operation()) {
            case PLUS -> values -> first.of(values) + second.of(values);
            case MINUS -> values -> first.of(values) - second.of(values);
            case TIMES -> values -> first.of(values) * second.of(values);
            case DIVIDED -> values -> first.of(values) / second.of(values);
            case GREATER_OF -> values -> Math.max(first.of(values), second.of(values));
            case LESSER_OF -> values -> Math.min(first.of(values), second.of(values));
            default -> throw new IllegalStateException(call.operation() + " is no fraction");
        };
    }

    private int place(Term.Name name) {
        return layout.place(name.name()).orElseThrow(() -> new IllegalStateException("no indicator " + name.name()));
    }

    private Number parameter(Term.Name name) {
        if (parameters.get(name.name()) instanceof Number number) {
            return number;
        }
        throw new IllegalStateException("no parameter " + name.name());
    }
}
