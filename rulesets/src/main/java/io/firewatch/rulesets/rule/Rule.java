package io.firewatch.rulesets.rule;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.indicator.Unit;
import io.firewatch.model.institution.InstitutionType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one rule file says, read and checked: what is wrong when, by which law, how grave, and what to do about it.
 *
 * @param id {@code pattern.name}, the name of its folder, stable for ever
 * @param pattern the family of the rule, one of {@link Patterns}
 * @param parameters in the order of the file
 * @param condition CEL over the indicators of {@code subject} and {@code p.name}
 * @param forDays consecutive business days the condition must hold before the rule opens; 0 and 1 mean at once
 * @param keepFiringDays days the condition may be silent without ending the episode
 * @param minHistoryDays days a subject must have been observed for before the rule judges it
 * @param severity when no grade applies
 * @param grades gravest first, each graver than {@code severity}; the first that holds decides
 * @param bands what condition, severity and grades were written as; null when they were written themselves
 * @param judged on which occasion the rule is looked at
 * @param retiredBecause why a retired rule is kept but not judged; null for others
 * @param rollsUpUnder the rule that tells the same finding at a coarser grain, if there is one
 * @param covers sections of the supervision rules it implements: {@code R07b}
 */
public record Rule(
        String id,
        String pattern,
        Text title,
        SubjectType subject,
        Applies applies,
        List<Basis> basis,
        Map<String, Parameter> parameters,
        String condition,
        int forDays,
        int keepFiringDays,
        int minHistoryDays,
        Severity severity,
        List<Grade> grades,
        @Nullable Bands bands,
        Text message,
        List<Text> falsePositives,
        Text triage,
        Status status,
        Judged judged,
        @Nullable String retiredBecause,
        @Nullable String rollsUpUnder,
        List<String> covers) {

    Rule withParameters(Map<String, Parameter> parameters) {
        return new Rule(
                id,
                pattern,
                title,
                subject,
                applies,
                basis,
                parameters,
                condition,
                forDays,
                keepFiringDays,
                minHistoryDays,
                severity,
                grades,
                bands,
                message,
                falsePositives,
                triage,
                status,
                judged,
                retiredBecause,
                rollsUpUnder,
                covers);
    }

    /** The same in the two languages of the desk. */
    public record Text(String zh, String en) {}

    /** The kinds of institution and the days, both included, a rule is for; a null end is open. */
    public record Applies(Set<InstitutionType> types, @Nullable LocalDate from, @Nullable LocalDate to) {}

    /** An article of law and how certain its wording is. */
    public record Basis(String law, String article, Mark mark) {}

    /** How the wording of a legal basis is known (supervision-rules, marks). */
    public enum Mark {
        /** Read in the statute. */
        LAW,
        /** Read as quoted elsewhere. */
        TXT,
        /** Read on a public page. */
        WEB,
        /** Recalled; to be checked by a lawyer. */
        REC,
        /** Our own default. */
        DEF
    }

    /**
     * A number a bureau may tune within its range.
     *
     * @param standard the value in force unless a bureau sets another; money in yuan, shares as fractions
     * @param why what the number rests on
     */
    public record Parameter(
            String name, BigDecimal standard, BigDecimal min, BigDecimal max, BigDecimal step, Unit unit, Text why) {

        Parameter set(BigDecimal value) {
            return new Parameter(name, value, min, max, step, unit, why);
        }

        /** A value of this parameter as people write it: without the exponent of stripped zeros, a date as a date. */
        public String written(BigDecimal value) {
            if (unit == Unit.DATE) {
                return BusinessTime.printDay(value.intValueExact());
            }
            return value.stripTrailingZeros().toPlainString();
        }

        /** As conditions compare it: fen or a whole number as {@link Long}, otherwise {@link Double}. */
        Object comparable() {
            return switch (unit) {
                case MONEY -> (Object) standard.movePointRight(2).longValueExact();
                case COUNT, DAYS, DATE -> (Object) standard.longValueExact();
                case SHARE, FACTOR -> (Object) standard.doubleValue();
            };
        }
    }

    /** A graver severity and the condition for it. */
    public record Grade(Severity severity, String when) {}

    public enum Status {
        LIVE,
        DRAFT,
        RETIRED
    }

    public enum Judged {
        /** As soon as a record changes the subject. */
        ARRIVAL,
        /** When the business day closes. */
        CLOSE
    }
}
