package io.firewatch.rulesets.measure;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.firewatch.model.record.RecordType;
import io.firewatch.rulesets.condition.ConditionProblem;
import io.firewatch.rulesets.source.Likeness;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what types let pass in a filter: unknown fields, words outside the language, and money or moments set against
 * bare numbers ({@code amount > 10000} would mean a hundred yuan).
 */
final class FilterCheck {
    private static final Set<String> ALIKE = Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "_+_", "_-_", "@in");

    private final RecordType type;
    private final RecordVocabulary vocabulary;
    private final CelSource source;
    private final List<ConditionProblem> problems;

    FilterCheck(RecordType type, CelSource source, List<ConditionProblem> problems) {
        this.type = type;
        this.vocabulary = RecordVocabulary.of(type);
        this.source = source;
        this.problems = problems;
    }

    void check(CelExpr filter) {
        of(filter);
    }

    /** The kind of an expression; null for a bare number, a truth value or anything refused. */
    private @Nullable FieldKind of(CelExpr expression) {
        switch (expression.getKind()) {
            case CONSTANT -> {
                return null;
            }
            case IDENT -> {
                return field(expression);
            }
            case LIST -> {
                FieldKind kind = null;
                for (CelExpr element : expression.list().elements()) {
                    kind = of(element);
                }
                return kind;
            }
            case CALL -> {
                return call(expression);
            }
            default -> {
                refuse(expression, "fields stand by themselves in a filter, without dots or braces");
                return null;
            }
        }
    }

    private @Nullable FieldKind field(CelExpr expression) {
        String name = expression.ident().name();
        Optional<RecordField> field = vocabulary.field(name);
        if (field.isEmpty()) {
            refuse(expression, unknown(type, name));
        }
        return field.map(RecordField::kind).orElse(null);
    }

    /** That a record type has no such field, and which was probably meant. */
    static String unknown(RecordType type, String name) {
        RecordVocabulary vocabulary = RecordVocabulary.of(type);
        return "a " + type.endpoint() + " has no field '" + name + "'"
                + Likeness.nearest(name, vocabulary.names())
                        .map(one -> "; did you mean '" + one + "'?")
                        .orElse("; it has " + String.join(", ", vocabulary.names()));
    }

    private @Nullable FieldKind call(CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        String function = call.function();
        if (!FilterDialect.OPERATORS.containsKey(function) && !FilterDialect.FUNCTIONS.contains(function)) {
            refuse(expression, "'" + function.replace("_", "") + "' is not part of the language of filters");
            return null;
        }
        call.target().ifPresent(this::of);
        if (ALIKE.contains(function)) {
            return alike(expression, call);
        }
        FieldKind first = null;
        for (CelExpr argument : call.args()) {
            FieldKind kind = of(argument);
            first = first == null ? kind : first;
        }
        if (function.equals("yuan")) {
            if (first == FieldKind.MONEY) {
                refuse(expression, "yuan(n) takes a bare number; this is money already");
            }
            return FieldKind.MONEY;
        }
        if (FilterDialect.OF_TIME.contains(function)) {
            if (first != FieldKind.MOMENT) {
                refuse(expression, "'" + function + "' is asked of a moment" + moments());
            }
            return function.equals("day") ? FieldKind.DAY : null;
        }
        return function.equals("-_") || function.equals("_*_") ? first : null;
    }

    private @Nullable FieldKind alike(CelExpr expression, CelExpr.CelCall call) {
        CelExpr left = call.args().get(0);
        CelExpr right = call.args().get(1);
        int before = problems.size();
        FieldKind first = of(left);
        FieldKind second = of(right);
        if (problems.size() > before) {
            return null; // what a refused side was meant to be is not known
        }
        String sign = FilterDialect.OPERATORS.get(call.function());
        for (FieldKind strict : List.of(FieldKind.MONEY, FieldKind.MOMENT, FieldKind.DAY)) {
            boolean mixed = (first == strict) != (second == strict);
            CelExpr other = first == strict ? right : left;
            if (mixed && !(strict == FieldKind.MONEY && isZero(other))) {
                FieldKind against = first == strict ? second : first;
                refuse(
                        expression,
                        "'" + sign + "' sets " + strict.words() + " against "
                                + (against == null ? "a bare number" : against.words())
                                + (strict == FieldKind.MONEY && against == null
                                        ? "; write yuan(n) for an amount"
                                        : strict == FieldKind.MOMENT
                                                ? "; ask hour(), weekday(), day_of_month() or month() of it"
                                                : ""));
                return null;
            }
        }
        boolean sum = call.function().equals("_+_") || call.function().equals("_-_");
        return sum ? (first == null ? second : first) : null;
    }

    private String moments() {
        return vocabulary
                .day()
                .filter(one -> one.kind() == FieldKind.MOMENT)
                .map(one -> ", such as '" + one.name() + "'")
                .orElse("");
    }

    private static boolean isZero(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.INT64_VALUE
                && expression.constant().int64Value() == 0;
    }

    private void refuse(CelExpr expression, String message) {
        int offset = Optional.ofNullable(source.getPositionsMap().get(expression.id()))
                .orElse(0);
        problems.add(new ConditionProblem(offset, message));
    }
}
