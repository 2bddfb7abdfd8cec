package io.firewatch.rulesets.rule;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Unit;
import io.firewatch.rulesets.source.Section;
import io.firewatch.rulesets.source.SourceFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads one tunable number and refuses one that contradicts its own range or unit. */
final class ParameterReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private ParameterReader() {}

    static Rule.Parameter read(SourceFile file, Section parent, String name) {
        if (!NAME.matcher(name).matches()) {
            file.refuse(parent.atKey(name), "parameter name '" + name + "' must be lower case with underscores");
        }
        Section section = parent.section(name);
        Unit unit = section.word("unit", RuleParser::unit, Unit.FACTOR);
        Rule.Parameter parameter = new Rule.Parameter(
                name,
                value(section, "default", unit),
                value(section, "min", unit),
                value(section, "max", unit),
                section.number("step"),
                unit,
                RuleParser.text(section, "why"));
        section.close();
        checkRange(section, parameter);
        checkDigits(section, "default", parameter.standard(), parameter.unit());
        checkDigits(section, "min", parameter.min(), parameter.unit());
        checkDigits(section, "max", parameter.max(), parameter.unit());
        checkDigits(section, "step", parameter.step(), parameter.unit());
        return parameter;
    }

    private static BigDecimal value(Section section, String key, Unit unit) {
        if (unit != Unit.DATE || !section.has(key)) {
            return section.number(key);
        }
        return BigDecimal.valueOf(BusinessTime.day(section.date(key).orElse(LocalDate.EPOCH)));
    }

    private static void checkRange(Section section, Rule.Parameter parameter) {
        if (parameter.min().compareTo(parameter.max()) > 0) {
            section.refuse(
                    "min",
                    "min " + asWritten(parameter, parameter.min()) + " is above max "
                            + asWritten(parameter, parameter.max()));
        } else if (parameter.standard().compareTo(parameter.min()) < 0
                || parameter.standard().compareTo(parameter.max()) > 0) {
            section.refuse(
                    "default",
                    "default " + asWritten(parameter, parameter.standard()) + " is outside "
                            + asWritten(parameter, parameter.min()) + " to " + asWritten(parameter, parameter.max()));
        }
        if (parameter.step().signum() <= 0) {
            section.refuse("step", "step must be above 0");
        }
    }

    /** With the digits of the file, which {@code written} would drop. */
    private static String asWritten(Rule.Parameter parameter, BigDecimal value) {
        return parameter.unit() == Unit.DATE ? parameter.written(value) : value.toString();
    }

    private static void checkDigits(Section section, String key, BigDecimal number, Unit unit) {
        int digits = unit == Unit.MONEY ? 2 : unit.isWhole() ? 0 : Integer.MAX_VALUE;
        if (number.stripTrailingZeros().scale() > digits) {
            section.refuse(
                    key,
                    unit == Unit.MONEY
                            ? "'" + key + "' is finer than a fen"
                            : "'" + key + "' must be a whole number, the unit is "
                                    + unit.name().toLowerCase(Locale.ROOT));
        }
    }
}
