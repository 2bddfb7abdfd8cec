package io.firewatch.web.rule;

import static io.firewatch.web.rule.DraftState.ACTIVE;
import static io.firewatch.web.rule.DraftState.APPROVED;
import static io.firewatch.web.rule.DraftState.DRAFT;
import static io.firewatch.web.rule.DraftState.REJECTED;
import static io.firewatch.web.rule.DraftState.RETIRED;
import static io.firewatch.web.rule.DraftState.SHADOW;
import static io.firewatch.web.rule.DraftState.SUBMITTED;
import static io.firewatch.web.rule.DraftState.WITHDRAWN;

import io.firewatch.web.access.Right;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step on a proposal: in which states it may be taken, where it leads, and who may take it. */
public enum DraftStep {
    BEGIN(DRAFT, Right.TUNE, By.ANYBODY),
    /** Another text: whatever was decided about the one before is void. */
    EDIT(DRAFT, Right.TUNE, By.ANYBODY, DRAFT, SHADOW, SUBMITTED, APPROVED, REJECTED, WITHDRAWN),
    TRY(SHADOW, Right.TUNE, By.ANYBODY, DRAFT),
    END_TRIAL(DRAFT, Right.TUNE, By.ANYBODY, SHADOW),
    SUBMIT(SUBMITTED, Right.TUNE, By.ANYBODY, DRAFT, SHADOW),
    WITHDRAW(WITHDRAWN, Right.TUNE, By.WRITERS, DRAFT, SHADOW, SUBMITTED, APPROVED),
    APPROVE(APPROVED, Right.APPROVE_RULES, By.OTHERS, SUBMITTED),
    REJECT(REJECTED, Right.APPROVE_RULES, By.OTHERS, SUBMITTED, APPROVED),
    ACTIVATE(ACTIVE, Right.APPROVE_RULES, By.ANYBODY, APPROVED),
    /** In force at once by one person alone; somebody else reviews it afterwards. */
    EMERGENCY(ACTIVE, Right.APPROVE_RULES, By.ANYBODY, DRAFT, SHADOW, SUBMITTED, APPROVED),
    REVIEW(null, Right.APPROVE_RULES, By.OTHERS, ACTIVE, RETIRED),
    /** What an approval rested on is another now; the desk writes it down itself. */
    LAPSE(SUBMITTED, null, By.ANYBODY, APPROVED),
    /** Another version took its place; the desk writes it down itself. */
    RETIRE(RETIRED, null, By.ANYBODY, ACTIVE);

    /** Who may take a step, among those who have the right to. */
    enum By {
        ANYBODY,
        /** Who wrote or submitted the proposal. */
        WRITERS,
        /** Who did neither. */
        OTHERS
    }

    private static final Set<DraftStep> REASONED = Set.of(SUBMIT, APPROVE, REJECT, EMERGENCY, REVIEW);

    private final @Nullable DraftState leadsTo;
    private final @Nullable Right right;
    private final By by;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<DraftState> from;

    DraftStep(@Nullable DraftState leadsTo, @Nullable Right right, By by, DraftState... from) {
        this.leadsTo = leadsTo;
        this.right = right;
        this.by = by;
        this.from = Set.of(from);
    }

    /** The word in JSON and SQL. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isAllowedIn(DraftState state) {
        return from.contains(state);
    }

    DraftState after(DraftState before) {
        return leadsTo == null ? before : leadsTo;
    }

    /** Whether it needs a reason in words, kept with what it rests on. */
    boolean needsReason() {
        return REASONED.contains(this);
    }

    /** Null for what nobody asks for. */
    @Nullable
    Right right() {
        return right;
    }

    By by() {
        return by;
    }

    /** The steps people may ask for in a state. */
    static List<DraftStep> allowedIn(DraftState state) {
        return Arrays.stream(values())
                .filter(one -> one.right != null && one.isAllowedIn(state))
                .toList();
    }
}
