package io.firewatch.web.alert;

import java.util.List;
import java.util.Map;

/**
 * Where a case is on its way to the police, read from its steps (移送规定 art. 5-9): proposed by two officers, decided by the
 * head, handed over, received, decided by the police.
 */
public enum Referral {
    NONE,
    PROPOSED,
    APPROVED,
    REJECTED,
    HANDED_OVER,
    RECEIVED,
    FILED,
    DECLINED,
    RECONSIDERED;

    /** After the steps taken, oldest first. */
    public static Referral of(List<Triage.Step> history) {
        Referral at = NONE;
        for (Triage.Step step : history) {
            at = at.after(step.action(), step.details());
        }
        return at;
    }

    private Referral after(String action, Map<String, String> details) {
        return switch (action) {
            case "propose-referral" -> PROPOSED;
            case "approve-referral" -> APPROVED;
            case "reject-referral" -> REJECTED;
            case "refer" -> HANDED_OVER;
            case "police-receipt" -> RECEIVED;
            case "police-decision" -> "filed".equals(details.get("decision")) ? FILED : DECLINED;
            case "reconsider" -> RECONSIDERED;
            default -> this;
        };
    }

    /** Whether a step of the procedure comes next; other steps are not its business. */
    public boolean allows(TriageAction action) {
        return switch (action) {
            case PROPOSE_REFERRAL -> this == NONE || this == REJECTED;
            case APPROVE_REFERRAL -> this == PROPOSED;
            case REJECT_REFERRAL -> this == PROPOSED || this == APPROVED;
            case REFER -> this == APPROVED;
            case POLICE_RECEIPT -> this == HANDED_OVER;
            case POLICE_DECISION -> this == HANDED_OVER || this == RECEIVED || this == RECONSIDERED;
            case RECONSIDER -> this == DECLINED;
            default -> true;
        };
    }

    /** The word in JSON: {@code handed-over}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
