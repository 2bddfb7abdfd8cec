package io.firewatch.web.alert;

import static io.firewatch.web.alert.AlertState.ACKNOWLEDGED;
import static io.firewatch.web.alert.AlertState.CLOSED;
import static io.firewatch.web.alert.AlertState.FALSE_POSITIVE;
import static io.firewatch.web.alert.AlertState.FEEDBACK;
import static io.firewatch.web.alert.AlertState.FINDING;
import static io.firewatch.web.alert.AlertState.MEASURE;
import static io.firewatch.web.alert.AlertState.NEW;
import static io.firewatch.web.alert.AlertState.REFERRED;
import static io.firewatch.web.alert.AlertState.VERIFYING;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A step somebody takes on an alert, the states it may be taken in and the state it leads to (supervision-rules B.7:
 * 签收, 核查, 定性, 处置, 反馈, 办结 or 移送; 误报 ends it early).
 */
public enum TriageAction {
    ACKNOWLEDGE(ACKNOWLEDGED, NEW),
    VERIFY(VERIFYING, ACKNOWLEDGED),
    FIND(FINDING, VERIFYING),
    /** From a measure that did not help the bureau climbs to the next. */
    MEASURE_TAKEN("measure", MEASURE, FINDING, MEASURE, FEEDBACK),
    /** A measure that binds the lender takes effect when a second person approves it. */
    PROPOSE_MEASURE("propose-measure", null, FINDING, MEASURE, FEEDBACK),
    APPROVE_MEASURE("approve-measure", MEASURE, FINDING, MEASURE, FEEDBACK),
    REJECT_MEASURE("reject-measure", null, VERIFYING, FINDING, MEASURE, FEEDBACK),
    FEED_BACK("feedback", FEEDBACK, MEASURE),
    CLOSE(CLOSED, FINDING, FEEDBACK),
    /** 移送公安: open from the finding on, because a crime may not wait for the measure's result (条例 art. 23). */
    REFER(REFERRED, FINDING, MEASURE, FEEDBACK),
    FALSE_ALARM("false-positive", FALSE_POSITIVE, NEW, ACKNOWLEDGED, VERIFYING, FINDING),
    /** Two officers ask the head for a referral; what the head decides and the police answer follows (移送规定 art. 5-9). */
    PROPOSE_REFERRAL("propose-referral", null, FINDING, MEASURE, FEEDBACK),
    APPROVE_REFERRAL("approve-referral", null, FINDING, MEASURE, FEEDBACK),
    /** Also after it was approved, when the ground for it is gone before the hand-over. */
    REJECT_REFERRAL("reject-referral", null, VERIFYING, FINDING, MEASURE, FEEDBACK),
    POLICE_RECEIPT("police-receipt", null, REFERRED),
    POLICE_DECISION("police-decision", null, REFERRED),
    RECONSIDER("reconsider", null, REFERRED),
    /** Also after a referral: somebody has to follow what the police decide. */
    ASSIGN("assign", null, NEW, ACKNOWLEDGED, VERIFYING, FINDING, MEASURE, FEEDBACK, REFERRED),
    NOTE("note", null, AlertState.values()),
    /** What the desk writes down itself when something else happened to a case: nobody asks for these by name. */
    ATTACH("attach", null, AlertState.values()),
    LETTER("letter", null, ACKNOWLEDGED, VERIFYING, FINDING, MEASURE, FEEDBACK),
    REPLY("reply", null, AlertState.values()),
    RECHECK("recheck", null, AlertState.values()),
    REOPEN("reopen", VERIFYING, FINDING, MEASURE, FEEDBACK);

    private static final Set<TriageAction> OF_THE_DESK = Set.of(ATTACH, LETTER, REPLY, RECHECK, REOPEN);
    private static final Set<TriageAction> OF_A_REFERRAL = Set.of(
            PROPOSE_REFERRAL, APPROVE_REFERRAL, REJECT_REFERRAL, REFER, POLICE_RECEIPT, POLICE_DECISION, RECONSIDER);
    private static final Set<TriageAction> DECISIONS =
            Set.of(APPROVE_MEASURE, REJECT_MEASURE, APPROVE_REFERRAL, REJECT_REFERRAL);

    private final String id;
    private final @Nullable AlertState leadsTo;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<AlertState> from;

    TriageAction(AlertState leadsTo, AlertState... from) {
        this.id = name().toLowerCase(Locale.ROOT);
        this.leadsTo = leadsTo;
        this.from = Set.of(from);
    }

    TriageAction(String id, @Nullable AlertState leadsTo, AlertState... from) {
        this.id = id;
        this.leadsTo = leadsTo;
        this.from = Set.of(from);
    }

    /** The word in JSON and SQL. */
    public String id() {
        return id;
    }

    /** The state after the step: the same one for steps that only add something. */
    public AlertState after(AlertState before) {
        return leadsTo == null ? before : leadsTo;
    }

    public boolean isAllowedIn(AlertState state) {
        return from.contains(state);
    }

    public boolean needsReason() {
        return this == FALSE_ALARM || this == REJECT_REFERRAL || this == REJECT_MEASURE;
    }

    /** Whether somebody asks for it, rather than the desk writing it down beside something else. */
    public boolean isByHand() {
        return !OF_THE_DESK.contains(this);
    }

    /** Whether it belongs to the procedure of a referral, which has an order of its own beside the case's states. */
    public boolean isOfReferral() {
        return OF_A_REFERRAL.contains(this);
    }

    /** Whether it belongs to proposing a measure and deciding on it. */
    public boolean isOfMeasure() {
        return this == PROPOSE_MEASURE || this == APPROVE_MEASURE || this == REJECT_MEASURE;
    }

    /** Whether it decides what somebody else proposed. */
    public boolean isDecision() {
        return DECISIONS.contains(this);
    }

    /** The steps somebody may take in a state, in the order of the work; what was proposed is not looked at. */
    static List<TriageAction> allowedIn(AlertState state) {
        return Arrays.stream(values())
                .filter(one -> one.isByHand() && one.isAllowedIn(state))
                .toList();
    }

    /** A step somebody takes by its word ({@code acknowledge}) or by the state it leads to ({@code acknowledged}). */
    public static Optional<TriageAction> ofId(String id) {
        return Arrays.stream(values())
                .filter(TriageAction::isByHand)
                .filter(one -> one.id.equals(id)
                        || (one.leadsTo != null && one.leadsTo.id().equals(id)))
                .findFirst();
    }

    static String ids() {
        return Arrays.stream(values())
                .filter(TriageAction::isByHand)
                .map(TriageAction::id)
                .collect(Collectors.joining(", "));
    }
}
