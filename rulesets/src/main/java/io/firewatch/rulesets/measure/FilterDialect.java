package io.firewatch.rulesets.measure;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.firewatch.model.BusinessTime;
import io.firewatch.rulesets.condition.PlainWords;
import java.util.Map;
import java.util.Set;

/** CEL as filters of records speak it: comparisons, lists of codes, a few words about text, money and time. */
final class FilterDialect {
    private static final long SECONDS_PER_HOUR = 3_600;
    private static final long HOURS_PER_DAY = 24;

    /** What a filter may use besides comparisons: CEL's name and how a person writes it. */
    static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("_||_", "||"),
            Map.entry("_&&_", "&&"),
            Map.entry("!_", "!"),
            Map.entry("_==_", "=="),
            Map.entry("_!=_", "!="),
            Map.entry("_<_", "<"),
            Map.entry("_<=_", "<="),
            Map.entry("_>_", ">"),
            Map.entry("_>=_", ">="),
            Map.entry("_+_", "+"),
            Map.entry("_-_", "-"),
            Map.entry("-_", "-"),
            Map.entry("_*_", "*"),
            Map.entry("@in", "in"));

    static final Set<String> FUNCTIONS = Set.of(
            "yuan", "day", "hour", "weekday", "day_of_month", "month", "startsWith", "endsWith", "contains", "size");

    /** Of a moment; the others are about days as well. */
    static final Set<String> OF_TIME = Set.of("day", "hour", "weekday", "day_of_month", "month");

    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(
                    CelFunctionBinding.from("yuan_int", Long.class, yuan -> Math.multiplyExact(yuan, 100L)),
                    CelFunctionBinding.from("day_int", Long.class, moment -> (long) BusinessTime.dayOf(moment)),
                    CelFunctionBinding.from(
                            "hour_int",
                            Long.class,
                            moment -> Math.floorMod(Math.floorDiv(moment, SECONDS_PER_HOUR), HOURS_PER_DAY)),
                    CelFunctionBinding.from("weekday_int", Long.class, moment ->
                            (long) date(moment).getDayOfWeek().getValue()),
                    CelFunctionBinding.from("day_of_month_int", Long.class, moment ->
                            (long) date(moment).getDayOfMonth()),
                    CelFunctionBinding.from("month_int", Long.class, moment ->
                            (long) date(moment).getMonthValue()))
            .build();

    private FilterDialect() {}

    static CelCompiler compiler(RecordVocabulary vocabulary) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current().build())
                .setStandardMacros()
                .setResultType(SimpleType.BOOL);
        for (String name : new String[] {"yuan", "day", "hour", "weekday", "day_of_month", "month"}) {
            builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                    name, CelOverloadDecl.newGlobalOverload(name + "_int", SimpleType.INT, SimpleType.INT)));
        }
        vocabulary.fields().forEach(field -> builder.addVar(field.name(), type(field.kind())));
        return builder.build();
    }

    private static CelType type(FieldKind kind) {
        return switch (kind) {
            case TEXT -> SimpleType.STRING;
            case RATE -> SimpleType.DOUBLE;
            default -> SimpleType.INT;
        };
    }

    /** CEL's complaint in plain words. */
    static String words(String complaint) {
        return PlainWords.of(complaint)
                .replace("a condition must answer", "a filter must answer")
                .replace("the condition", "the filter")
                .replace("string", "text");
    }

    private static java.time.LocalDate date(long moment) {
        return BusinessTime.date(BusinessTime.dayOf(moment));
    }
}
