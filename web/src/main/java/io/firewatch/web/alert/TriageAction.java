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
    MEASURE_TAKEN("measure", MEASURE, FINDING),
    FEED_BACK("feedback", FEEDBACK, MEASURE),
    CLOSE(CLOSED, FINDING, FEEDBACK),
    /** 移送公安: open from the finding on, because a crime may not wait for the measure's result (条例 art. 23). */
    REFER(REFERRED, FINDING, MEASURE, FEEDBACK),
    FALSE_ALARM("false-positive", FALSE_POSITIVE, NEW, ACKNOWLEDGED, VERIFYING, FINDING),
    ASSIGN("assign", null, NEW, ACKNOWLEDGED, VERIFYING, FINDING, MEASURE, FEEDBACK),
    NOTE("note", null, AlertState.values());

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
        return this == FALSE_ALARM;
    }

    /** The steps that may be taken in a state, in the order of the work. */
    public static List<TriageAction> allowedIn(AlertState state) {
        return Arrays.stream(values()).filter(one -> one.isAllowedIn(state)).toList();
    }

    /** By its word ({@code acknowledge}) or by the state it leads to ({@code acknowledged}). */
    public static Optional<TriageAction> ofId(String id) {
        return Arrays.stream(values())
                .filter(one -> one.id.equals(id)
                        || (one.leadsTo != null && one.leadsTo.id().equals(id)))
                .findFirst();
    }

    static String ids() {
        return Arrays.stream(values()).map(TriageAction::id).collect(Collectors.joining(", "));
    }
}
