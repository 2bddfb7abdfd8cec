package io.firewatch.rulesets.condition;

import java.util.List;

/** A condition that is refused, with every reason. */
public final class ConditionErrors extends Exception {
    private final transient List<ConditionProblem> problems;

    ConditionErrors(List<ConditionProblem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public List<ConditionProblem> problems() {
        return problems;
    }
}
