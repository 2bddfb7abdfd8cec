package io.firewatch.rulesets.measure;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.firewatch.model.record.RecordType;
import io.firewatch.rulesets.condition.ConditionProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A yes-or-no question over the fields of one record, written in CEL, checked and ready to be asked from many threads. */
final class RecordFilter {
    /** Lets every record pass. */
    static final RecordFilter ALL = new RecordFilter(null);

    private final CelRuntime.@Nullable Program program;

    private RecordFilter(CelRuntime.@Nullable Program program) {
        this.program = program;
    }

    /** Reads and checks a filter; one with faults is answered as {@link #ALL} with the faults in {@code problems}. */
    static RecordFilter compile(RecordType type, String text, List<ConditionProblem> problems) {
        CelCompiler compiler = FilterDialect.compiler(RecordVocabulary.of(type));
        CelValidationResult parsed = compiler.parse(text, "where");
        if (tell(parsed, problems)) {
            return ALL;
        }
        try {
            CelAbstractSyntaxTree ast = parsed.getAst();
            List<ConditionProblem> found = new ArrayList<>();
            new FilterCheck(type, ast.getSource(), found).check(ast.getExpr());
            problems.addAll(found);
            if (!found.isEmpty()) {
                return ALL;
            }
            CelValidationResult checked = compiler.check(ast);
            return tell(checked, problems)
                    ? ALL
                    : new RecordFilter(FilterDialect.RUNTIME.createProgram(checked.getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("CEL cannot plan a filter it has checked: " + text, e);
        }
    }

    private static boolean tell(CelValidationResult result, List<ConditionProblem> problems) {
        for (CelIssue issue : result.getErrors()) {
            int offset = result.getSource()
                    .getLocationOffset(issue.getSourceLocation())
                    .orElse(0);
            problems.add(new ConditionProblem(offset, FilterDialect.words(issue.getMessage())));
        }
        return result.hasError();
    }

    /**
     * Whether a record passes. One for which it cannot be worked out, because a sum of its amounts is beyond 92 thousand
     * trillion yuan, does not.
     */
    boolean passes(Function<String, Object> fields) {
        if (program == null) {
            return true;
        }
        try {
            return (Boolean) program.eval(name -> java.util.Optional.of(fields.apply(name)));
        } catch (CelEvaluationException e) {
            return false;
        }
    }
}
