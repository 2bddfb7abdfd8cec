package io.firewatch.rulesets.condition;

import io.firewatch.model.indicator.Unit;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a condition with its numbers put in: {@code unmatched_share 12.34 % > share 5.00 %}. */
final class Formula {
    private final double[] values;
    private final Map<String, Object> parameters;
    private final Layout layout;

    Formula(double[] values, Map<String, Object> parameters, Layout layout) {
        this.values = values;
        this.parameters = parameters;
        this.layout = layout;
    }

    String write(Term term) {
        if (term instanceof Term.Literal literal) {
            return literal.value().toString();
        }
        if (term instanceof Term.Name name) {
            return name.isParameter()
                    ? name.name().substring(Vocabulary.PARAMETER.length()) + " "
                            + Figures.precise(name.unit(), number(parameters.get(name.name())))
                    : name.name() + " " + Figures.precise(name.unit(), value(name.name()));
        }
        if (term instanceof Term.Day day) {
            return Figures.precise(Unit.DATE, day.day());
        }
        Term.Call call = (Term.Call) term;
        Operation operation = call.operation();
        if (operation == Operation.YUAN && call.first() instanceof Term.Literal literal) {
            return Figures.precise(Unit.MONEY, (double) Arithmetic.yuan((Long) literal.value()));
        }
        if (operation.isFunction()) {
            return call.arguments().stream()
                    .map(this::write)
                    .collect(Collectors.joining(", ", operation.sign + "(", ")"));
        }
        if (call.arguments().size() == 1) {
            return operation.sign + inBrackets(call.first(), operation.precedence, false);
        }
        return inBrackets(call.first(), operation.precedence, false) + " " + operation.sign + " "
                + inBrackets(call.second(), operation.precedence, true);
    }

    private String inBrackets(Term part, int outer, boolean right) {
        String written = write(part);
        if (part instanceof Term.Call call && !call.operation().isFunction()) {
            int inner = call.operation().precedence;
            boolean free = inner > outer || (inner == outer && !right);
            return free ? written : "(" + written + ")";
        }
        return written;
    }

    private double value(String indicator) {
        return values[
                layout.place(indicator).orElseThrow(() -> new IllegalStateException("no indicator " + indicator))];
    }

    private static double number(@Nullable Object parameter) {
        if (parameter instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalStateException("parameter without a number: " + parameter);
    }
}
