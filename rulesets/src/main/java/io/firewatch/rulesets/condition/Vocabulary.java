package io.firewatch.rulesets.condition;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Unit;
import io.firewatch.rulesets.source.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names a rule's conditions and messages may use: the indicators of its subject, and its parameters as {@code p.name}. */
public record Vocabulary(Layout layout, Map<String, Unit> parameters) {
    static final String PARAMETER = "p.";

    public Vocabulary {
        parameters = Map.copyOf(parameters);
    }

    /** The unit of a name, if the rule may use it. */
    Optional<Unit> unit(String name) {
        return name.startsWith(PARAMETER)
                ? Optional.ofNullable(parameters.get(name.substring(PARAMETER.length())))
                : indicator(name).map(Indicator::unit);
    }

    Optional<Indicator> indicator(String name) {
        return layout.indicator(name);
    }

    /** Why a name may not be used, and which one was probably meant. */
    public Optional<String> objection(String name) {
        if (unit(name).isPresent()) {
            return Optional.empty();
        }
        String about = name.startsWith(PARAMETER)
                ? "unknown parameter '" + name + "'"
                : Indicator.ofId(name)
                        .map(other -> "indicator '" + name + "' belongs to subject '"
                                + other.subject().id() + "', the subject of this rule is '"
                                + layout.subject().id() + "'")
                        .orElse("unknown indicator '" + name + "'");
        return Optional.of(about
                + Likeness.nearest(name, names())
                        .map(one -> "; did you mean '" + one + "'?")
                        .orElse(""));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        layout.indicators().forEach(one -> names.add(one.id()));
        parameters.keySet().forEach(one -> names.add(PARAMETER + one));
        return names;
    }
}
