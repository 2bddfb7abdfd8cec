package io.firewatch.rulesets.condition;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Unit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns CEL's tree into terms; what a condition may not contain is added to {@code problems}. */
final class TermReader {
    private static final String DATE = "date";

    private final CelSource source;
    private final Vocabulary vocabulary;
    private final List<ConditionProblem> problems;

    TermReader(CelSource source, Vocabulary vocabulary, List<ConditionProblem> problems) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    Term read(CelExpr expression) {
        int offset = Optional.ofNullable(source.getPositionsMap().get(expression.id()))
                .orElse(0);
        switch (expression.getKind()) {
            case CONSTANT -> {
                switch (expression.constant().getKind()) {
                    case INT64_VALUE -> {
                        return new Term.Literal(offset, expression.constant().int64Value());
                    }
                    case DOUBLE_VALUE -> {
                        return new Term.Literal(offset, expression.constant().doubleValue());
                    }
                    default ->
                        problems.add(new ConditionProblem(offset, "only numbers may be written out in a condition"));
                }
            }
            case IDENT -> {
                return name(offset, expression.ident().name());
            }
            case SELECT -> {
                CelExpr owner = expression.select().operand();
                if (owner.getKind() == CelExpr.ExprKind.Kind.IDENT
                        && owner.ident().name().equals("p")
                        && !expression.select().testOnly()) {
                    int start = Optional.ofNullable(source.getPositionsMap().get(owner.id()))
                            .orElse(offset);
                    return name(
                            start, Vocabulary.PARAMETER + expression.select().field());
                }
                problems.add(new ConditionProblem(offset, "only parameters are written with a dot, as p.name"));
            }
            case CALL -> {
                return call(offset, expression.call());
            }
            default -> problems.add(new ConditionProblem(offset, "lists, maps and macros are not part of a condition"));
        }
        return new Term.Literal(offset, 0L);
    }

    private Term call(int offset, CelExpr.CelCall call) {
        if (call.function().equals(DATE) && call.target().isEmpty()) {
            return day(offset, call.args());
        }
        Optional<Operation> operation = call.target().isPresent() ? Optional.empty() : Operation.ofCel(call.function());
        if (operation.isEmpty()) {
            problems.add(new ConditionProblem(
                    offset, "'" + call.function().replace("_", "") + "' is not part of the language of conditions"));
            return new Term.Literal(offset, 0L);
        }
        List<Term> arguments = new ArrayList<>();
        call.args().forEach(argument -> arguments.add(read(argument)));
        return new Term.Call(offset, operation.get(), List.copyOf(arguments));
    }

    private Term day(int offset, List<CelExpr> arguments) {
        if (arguments.size() == 1
                && arguments.get(0).getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && arguments.get(0).constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            String text = arguments.get(0).constant().stringValue();
            try {
                return new Term.Day(offset, BusinessTime.day(LocalDate.parse(text)));
            } catch (DateTimeException e) {
                problems.add(new ConditionProblem(offset, "'" + text + "' is no date such as 2020-08-20"));
                return new Term.Day(offset, 0);
            }
        }
        problems.add(new ConditionProblem(offset, "date takes a day written out, date(\"2020-08-20\")"));
        return new Term.Day(offset, 0);
    }

    private Term name(int offset, String name) {
        vocabulary.objection(name).ifPresent(why -> problems.add(new ConditionProblem(offset, why)));
        return new Term.Name(offset, name, vocabulary.unit(name).orElse(Unit.COUNT));
    }
}
