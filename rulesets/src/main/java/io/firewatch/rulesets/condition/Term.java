package io.firewatch.rulesets.condition;

import io.firewatch.model.indicator.Unit;
import java.util.List;
import java.util.stream.Stream;

/** A condition as a tree of the few things it may be made of. {@code offset} is where a term stands in the text. */
sealed interface Term {
    int offset();

    /** A number or truth value as written. */
    record Literal(int offset, Object value) implements Term {}

    /** A business day written out: {@code date("2020-08-20")}. */
    record Day(int offset, int day) implements Term {}

    /** An indicator or a parameter. */
    record Name(int offset, String name, Unit unit) implements Term {
        boolean isParameter() {
            return name.startsWith(Vocabulary.PARAMETER);
        }
    }

    record Call(int offset, Operation operation, List<Term> arguments) implements Term {
        Term first() {
            return arguments.get(0);
        }

        Term second() {
            return arguments.get(1);
        }
    }

    /** Every name in this term, repeated as often as it occurs. */
    default Stream<Name> names() {
        if (this instanceof Name name) {
            return Stream.of(name);
        }
        return this instanceof Call call ? call.arguments().stream().flatMap(Term::names) : Stream.empty();
    }
}
