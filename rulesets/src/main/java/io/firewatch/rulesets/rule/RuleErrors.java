package io.firewatch.rulesets.rule;

import io.firewatch.rulesets.source.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A file of the rule language that is refused, with everything that is wrong with it in the order of the file. */
public final class RuleErrors extends RuntimeException {
    private final transient List<Problem> problems;

    public RuleErrors(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
