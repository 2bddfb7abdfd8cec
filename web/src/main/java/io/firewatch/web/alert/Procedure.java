package io.firewatch.web.alert;

import io.firewatch.web.access.Person;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be done next with a case, read from its state and the steps taken. A referral to the police and a measure that binds
 * a lender are proposed by one person and decided by another: until then the case cannot end.
 */
public final class Procedure {
    private final AlertState state;
    private final Referral referral;
    private final Triage.@Nullable Step proposedReferral;
    private final Triage.@Nullable Step proposedMeasure;
    private final @Nullable String rung;

    private Procedure(
            AlertState state,
            Referral referral,
            Triage.@Nullable Step proposedReferral,
            Triage.@Nullable Step proposedMeasure,
            @Nullable String rung) {
        this.state = state;
        this.referral = referral;
        this.proposedReferral = proposedReferral;
        this.proposedMeasure = proposedMeasure;
        this.rung = rung;
    }

    /** After the steps taken, oldest first. */
    public static Procedure of(AlertState state, List<Triage.Step> history) {
        Triage.Step proposedReferral = null;
        Triage.Step proposedMeasure = null;
        String rung = null;
        for (Triage.Step step : history) {
            switch (step.action()) {
                case "propose-referral" -> proposedReferral = step;
                case "propose-measure" -> proposedMeasure = step;
                // Whoever goes to the police does not wait for what else was proposed.
                case "reject-measure", "refer" -> proposedMeasure = null;
                case "approve-measure", "measure" -> {
                    proposedMeasure = step.action().equals("measure") ? proposedMeasure : null;
                    rung = step.details().getOrDefault("rung", rung);
                }
                default -> {}
            }
        }
        return new Procedure(state, Referral.of(history), proposedReferral, proposedMeasure, rung);
    }

    public Referral referral() {
        return referral;
    }

    /** The measure that waits for a decision; empty when none does. */
    public Optional<Triage.Step> proposedMeasure() {
        return Optional.ofNullable(proposedMeasure);
    }

    /** The referral proposed last, whatever became of it; empty when none was. */
    public Optional<Triage.Step> proposedReferral() {
        return Optional.ofNullable(proposedReferral);
    }

    /** The rung of the measure taken last, by one person or by two; empty before the first. */
    public Optional<String> rung() {
        return Optional.ofNullable(rung);
    }

    /** Whether somebody has to decide, or has decided and nobody has acted yet. */
    public boolean waits() {
        return proposedMeasure != null || referral == Referral.PROPOSED || referral == Referral.APPROVED;
    }

    public boolean allows(TriageAction action) {
        if (!action.isAllowedIn(state)) {
            return false;
        }
        return switch (action) {
            case PROPOSE_MEASURE -> proposedMeasure == null;
            case APPROVE_MEASURE, REJECT_MEASURE -> proposedMeasure != null;
            case CLOSE, FALSE_ALARM -> !waits();
            default -> referral.allows(action);
        };
    }

    /** Likewise, with what the step itself says: a finding may end a case. */
    boolean allows(Triage.Request request) {
        return allows(request.action()) && !(request.after(state) == AlertState.FALSE_POSITIVE && waits());
    }

    /** The steps somebody may take, in the order of the work. */
    public List<TriageAction> allowed() {
        return TriageAction.allowedIn(state).stream().filter(this::allows).toList();
    }

    /** The proposal a step decides; empty when it decides none. */
    Optional<Triage.Step> decidedBy(TriageAction action) {
        return switch (action) {
            case APPROVE_MEASURE, REJECT_MEASURE -> proposedMeasure();
            case APPROVE_REFERRAL, REJECT_REFERRAL -> proposedReferral();
            default -> Optional.empty();
        };
    }

    /** Whether somebody made a proposal or is named as one of those who verified the case, and so may not decide it. */
    public static boolean isBehind(Person person, Triage.Step proposal) {
        Set<String> behind = new HashSet<>(
                Arrays.asList(proposal.details().getOrDefault("officers", "").split(StepReader.BETWEEN_OFFICERS)));
        behind.add(proposal.actor());
        return behind.contains(person.user()) || behind.contains(person.displayName());
    }

    /** An approval says what was proposed; it may name the day until when to look again where the proposal named none. */
    Triage.Request complete(Triage.Request request) {
        if (request.action() != TriageAction.APPROVE_MEASURE || proposedMeasure == null) {
            return request;
        }
        Map<String, String> details = new LinkedHashMap<>(request.details());
        details.putAll(proposedMeasure.details());
        return request.with(details);
    }
}
