package io.firewatch.rulesets.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import io.firewatch.model.indicator.Indicator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A yes-or-no question over the indicators of one subject, written in CEL, checked and ready to be asked from many
 * threads. Money, counts and days are whole numbers (money in fen), shares and factors fractions.
 */
public final class Condition {
    private final String text;
    private final Term term;
    private final Vocabulary vocabulary;
    private final CelRuntime.Program program;
    private final boolean[] whole;

    private Condition(String text, Term term, CelRuntime.Program program, Vocabulary vocabulary) {
        this.text = text;
        this.term = term;
        this.vocabulary = vocabulary;
        this.program = program;
        List<Indicator> indicators = vocabulary.layout().indicators();
        whole = new boolean[indicators.size()];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = indicators.get(i).unit().isWhole();
        }
    }

    /** Reads and checks a condition: names, types, units, and that it asks about at least one indicator. */
    public static Condition compile(Vocabulary vocabulary, String text) throws ConditionErrors {
        CelCompiler compiler = Dialect.compiler(vocabulary);
        CelValidationResult parsed = compiler.parse(text, "condition");
        refuse(problems(parsed));
        try {
            CelAbstractSyntaxTree ast = parsed.getAst();
            List<ConditionProblem> problems = new ArrayList<>();
            Term term = new TermReader(ast.getSource(), vocabulary, problems).read(ast.getExpr());
            refuse(problems);
            CelValidationResult checked = compiler.check(ast);
            refuse(problems(checked));
            Units.check(term, problems);
            if (term.names().allMatch(Term.Name::isParameter)) {
                problems.add(new ConditionProblem(0, "the condition asks about no indicator: it never changes"));
            }
            refuse(problems);
            return new Condition(text, term, Dialect.RUNTIME.createProgram(checked.getAst()), vocabulary);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("CEL cannot plan a condition it has checked: " + text, e);
        }
    }

    private static void refuse(List<ConditionProblem> problems) throws ConditionErrors {
        if (!problems.isEmpty()) {
            throw new ConditionErrors(problems);
        }
    }

    private static List<ConditionProblem> problems(CelValidationResult result) {
        List<ConditionProblem> problems = new ArrayList<>();
        for (CelIssue issue : result.getErrors()) {
            int offset = result.getSource()
                    .getLocationOffset(issue.getSourceLocation())
                    .orElse(0);
            problems.add(new ConditionProblem(offset, PlainWords.of(issue.getMessage())));
        }
        return problems;
    }

    public String text() {
        return text;
    }

    /** Names of indicators and, with {@code p.} before them, of parameters. */
    public Set<String> names() {
        return term.names().map(Term.Name::name).collect(Collectors.toSet());
    }

    /**
     * The condition with these parameters, ready to judge.
     *
     * @param parameters by {@code p.name}: {@link Long} for whole units, {@link Double} for others
     */
    public Decision decision(Map<String, Object> parameters) {
        return new Planner(vocabulary.layout(), parameters).plan(term);
    }

    /**
     * Whether the condition could hold for these numbers by some setting of its parameters. "Yes" may be wrong, "no" is not.
     *
     * @param lowest of each parameter, by {@code p.name}, as conditions compare it
     * @param highest likewise
     */
    public boolean couldHold(double[] values, Map<String, Object> lowest, Map<String, Object> highest) {
        Map<String, Prospect.Range> ranges = new HashMap<>();
        lowest.forEach((name, low) -> ranges.put(
                name,
                new Prospect.Range(
                        ((Number) low).doubleValue(),
                        ((Number) Objects.requireNonNull(highest.get(name))).doubleValue())));
        return new Prospect(vocabulary.layout(), values, ranges).isOpen(term);
    }

    /**
     * Whether the condition holds for these numbers, as CEL itself answers: slower than {@link #decision}, and what that is
     * held against.
     *
     * @param values the subject's indicators in the order of the layout, money in fen
     * @param parameters by {@code p.name}: {@link Long} for whole units, {@link Double} for others
     */
    public boolean holds(double[] values, Map<String, Object> parameters) {
        CelVariableResolver resolver = name -> {
            Integer place = vocabulary.layout().place(name).orElse(null);
            if (place == null) {
                return Optional.ofNullable(parameters.get(name));
            }
            double value = values[place];
            return Optional.of(whole[place] ? (Object) Math.round(value) : (Object) value);
        };
        try {
            return (Boolean) program.eval(resolver);
        } catch (CelEvaluationException e) {
            throw new ArithmeticException("condition '" + text + "' cannot be computed: " + e.getMessage());
        }
    }

    /** The condition with every number put in, for people. */
    public String written(double[] values, Map<String, Object> parameters) {
        return new Formula(values, parameters, vocabulary.layout()).write(term);
    }

    /** Where the comparisons stand in the text that have a threshold. */
    public Set<Integer> thresholds() {
        return Boundaries.comparisons(term).map(Term.Call::offset).collect(Collectors.toSet());
    }

    /** What it sets limits to, in the order of the text; comparisons that only narrow a limit down are none. */
    public List<Limit> limits() {
        return Limits.of(term).distinct().toList();
    }

    /** Where the condition turns when one indicator moves and the others stay. */
    public List<Boundary> boundaries(double[] values, Map<String, Object> parameters) {
        return new Boundaries(vocabulary, values, parameters).of(term);
    }
}
