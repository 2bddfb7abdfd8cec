package io.firewatch.rulesets.condition;

import java.util.stream.Stream;

/**
 * Tells the limits of a condition from its guards: what is joined by "and" begins with the limit, and what follows only
 * narrows it down ({@code unmatched_share > p.share && unmatched > p.floor}). A beginning that no bureau can set, such as
 * {@code licensed < 1}, is none. A limit that is raised by a factor, as before festivals, counts as it is without.
 */
final class Limits {
    private Limits() {}

    static Stream<Limit> of(Term term) {
        if (!(term instanceof Term.Call call)) {
            return Stream.empty();
        }
        return switch (call.operation()) {
            case OR, COUNT -> call.arguments().stream().flatMap(Limits::of);
            case AND -> of(call.first().names().anyMatch(Term.Name::isParameter) ? call.first() : call.second());
            default -> call.operation().isInequality() ? limit(call) : Stream.empty();
        };
    }

    private static Stream<Limit> limit(Term.Call comparison) {
        if (counts(comparison.first())) {
            return of(comparison.first());
        }
        Term limit = comparison.second();
        if (limit instanceof Term.Call raised && raised.operation() == Operation.TIMES) {
            limit = raised.first();
        }
        return comparison.first() instanceof Term.Name indicator
                        && !indicator.isParameter()
                        && limit instanceof Term.Name parameter
                        && parameter.isParameter()
                ? Stream.of(new Limit(
                        indicator.name(),
                        comparison.operation().sign,
                        parameter.name().substring(Vocabulary.PARAMETER.length())))
                : Stream.empty();
    }

    private static boolean counts(Term side) {
        return side instanceof Term.Call call && call.operation() == Operation.COUNT;
    }
}
