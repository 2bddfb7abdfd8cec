package io.firewatch.rulesets.judging;

import io.firewatch.model.Severity;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.rule.CompiledRule;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of one day's figures, whatever the calendar says, in one byte: the rank of the severity, {@link #NOTHING}
 * or {@link #UNKNOWN}.
 */
public final class DayVerdict {
    public static final byte NOTHING = 0;

    /** Something the rule asks about cannot be said. */
    public static final byte UNKNOWN = -1;

    private static final @Nullable Severity[] BY_RANK = byRank();

    private DayVerdict() {}

    /**
     * What {@code rule} says of these figures at an institution of a kind.
     *
     * @param values the subject's indicators in the order of the rule's layout
     */
    public static byte of(CompiledRule rule, InstitutionType kind, double[] values) {
        if (!rule.isFor(kind)) {
            return NOTHING;
        }
        Severity severity = rule.judge(values);
        if (severity != null) {
            return (byte) severity.rank();
        }
        return rule.canJudge(values) ? NOTHING : UNKNOWN;
    }

    /** How grave it is; null when the rule found nothing or could not say. */
    public static @Nullable Severity severity(byte verdict) {
        return verdict > NOTHING && verdict < BY_RANK.length ? BY_RANK[verdict] : null;
    }

    private static @Nullable Severity[] byRank() {
        int most = 0;
        for (Severity one : Severity.values()) {
            most = Math.max(most, one.rank());
        }
        @Nullable Severity[] ranked = new Severity[most + 1];
        for (Severity one : Severity.values()) {
            ranked[one.rank()] = one;
        }
        return ranked;
    }
}
