package io.firewatch.rulesets.condition;

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
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** CEL as rules speak it: no macros, whole numbers and fractions kept apart, a few functions about money. */
final class Dialect {
    /** The checker lets no whole number meet a fraction; the planner insists on being able to compare them all the same. */
    private static final CelOptions RUNNING =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    private static final CelOptions CHECKING = CelOptions.current().build();

    static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(RUNNING)
            .addFunctionBindings(
                    CelFunctionBinding.from("yuan_int", Long.class, Arithmetic::yuan),
                    CelFunctionBinding.from("date_string", String.class, Arithmetic::date),
                    CelFunctionBinding.from("portion_int_double", Long.class, Double.class, Arithmetic::portion),
                    CelFunctionBinding.from("ratio_int_int", Long.class, Long.class, Arithmetic::ratio),
                    CelFunctionBinding.from("max_int_int", Long.class, Long.class, Math::max),
                    CelFunctionBinding.from("max_double_double", Double.class, Double.class, Math::max),
                    CelFunctionBinding.from("min_int_int", Long.class, Long.class, Math::min),
                    CelFunctionBinding.from("min_double_double", Double.class, Double.class, Math::min))
            .addFunctionBindings(counts())
            .build();

    /** Signs that are counted together; no rule of the document counts more than eight. */
    private static final int MOST_COUNTED = 12;

    private Dialect() {}

    static CelCompiler compiler(Vocabulary vocabulary) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CHECKING)
                .setStandardMacros()
                .setResultType(SimpleType.BOOL)
                .addFunctionDeclarations(
                        CelFunctionDecl.newFunctionDeclaration(
                                "yuan", overload("yuan_int", SimpleType.INT, SimpleType.INT)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "date", overload("date_string", SimpleType.INT, SimpleType.STRING)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "portion",
                                overload("portion_int_double", SimpleType.INT, SimpleType.INT, SimpleType.DOUBLE)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "ratio", overload("ratio_int_int", SimpleType.DOUBLE, SimpleType.INT, SimpleType.INT)),
                        eitherOf("max"),
                        eitherOf("min"),
                        counted());
        for (Indicator indicator : vocabulary.layout().indicators()) {
            builder.addVar(indicator.id(), type(indicator.unit()));
        }
        vocabulary.parameters().forEach((name, unit) -> builder.addVar(Vocabulary.PARAMETER + name, type(unit)));
        return builder.build();
    }

    private static CelType type(Unit unit) {
        return unit.isWhole() ? SimpleType.INT : SimpleType.DOUBLE;
    }

    private static CelFunctionDecl eitherOf(String name) {
        return CelFunctionDecl.newFunctionDeclaration(
                name,
                overload(name + "_int_int", SimpleType.INT, SimpleType.INT, SimpleType.INT),
                overload(name + "_double_double", SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.DOUBLE));
    }

    private static CelOverloadDecl overload(String id, CelType result, CelType... arguments) {
        return CelOverloadDecl.newGlobalOverload(id, result, arguments);
    }

    private static CelFunctionDecl counted() {
        List<CelOverloadDecl> overloads = new ArrayList<>();
        for (int signs = 1; signs <= MOST_COUNTED; signs++) {
            overloads.add(overload(
                    "count_" + signs,
                    SimpleType.INT,
                    Collections.nCopies(signs, SimpleType.BOOL).toArray(CelType[]::new)));
        }
        return CelFunctionDecl.newFunctionDeclaration("count", overloads);
    }

    private static List<CelFunctionBinding> counts() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        for (int signs = 1; signs <= MOST_COUNTED; signs++) {
            List<Class<?>> types = new ArrayList<>(Collections.nCopies(signs, Boolean.class));
            bindings.add(CelFunctionBinding.from("count_" + signs, types, held -> Arrays.stream(held)
                    .filter(Boolean.TRUE::equals)
                    .count()));
        }
        return bindings;
    }
}
