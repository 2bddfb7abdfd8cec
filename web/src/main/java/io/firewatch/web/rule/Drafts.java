package io.firewatch.web.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.rulesets.table.WorkingDays;
import io.firewatch.web.access.Person;
import io.firewatch.web.deadline.Term;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.rule.RuleCheck.Checked;
import io.firewatch.web.rule.RuleCheck.Fault;
import io.firewatch.web.rule.Versions.Version;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Proposals on their way into force. Each step is one transaction that locks the rule and the draft, writes what was done
 * beside what it rests on, and is audited; that nobody approves their own, the database sees to as well.
 */
public final class Drafts {
    /** Working days somebody else has to look at what one person put in force alone ([DEF]: as long as a low alert may wait). */
    static final int REVIEW_WITHIN = 5;

    private static final String DESK = "firewatch";

    private final Jdbi record;
    private final RuleCheck check;
    private final ShadowLedger shadow;
    private final Basis basis;
    private final WorkingDays calendar;
    private final Clock clock;
    private final Trials trials;

    /** The tests that come with a text. */
    @FunctionalInterface
    public interface Trials {
        /** Why a draft must not go on; empty when every case passes. */
        Optional<String> objection(Draft draft);
    }

    /** {@code record} sees with the eyes of whoever asks, and names them in the audit log. */
    Drafts(Jdbi record, RuleCheck check, ShadowLedger shadow, WorkingDays calendar, Clock clock, Trials trials) {
        this.trials = trials;
        this.record = record;
        this.check = check;
        this.shadow = shadow;
        this.basis = new Basis(shadow);
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A text to store. */
    public record Proposal(String body, String parameters, @Nullable String tests, String note) {}

    /**
     * What somebody asks for.
     *
     * @param edition the draft as the person has seen it
     * @param hash the text an approver has read; needed to approve
     * @param evidence what the person had on screen, kept with the step
     * @param activateAt from when an approved draft shall be in force; null for when somebody says so
     * @param stays of a review: whether what was put in force may stay
     */
    public record Request(
            int edition,
            @Nullable String hash,
            String reason,
            @Nullable JsonNode evidence,
            @Nullable Instant activateAt,
            boolean stays) {}

    /** A step that was taken. */
    public record Taken(
            String step, String state, String actor, String reason, String hash, String evidence, String at) {}

    public Optional<Draft> find(long draft) {
        return record.withHandle(handle -> find(handle, draft, ""));
    }

    /** The drafts of a rule, newest first. */
    public List<Draft> of(String rule) {
        return record.withHandle(
                handle -> handle.createQuery("SELECT * FROM desk.rule_draft WHERE rule = :rule ORDER BY draft DESC")
                        .bind("rule", rule)
                        .map((row, ctx) -> Draft.of(row))
                        .list());
    }

    /** Everything that waits for somebody: on its way into force, or put in force alone and not reviewed. */
    public List<Draft> open() {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT * FROM desk.rule_draft WHERE state IN ('draft', 'shadow', 'submitted', 'approved')
                            OR emergency_by IS NOT NULL AND reviewed_by IS NULL ORDER BY draft DESC""")
                .map((row, ctx) -> Draft.of(row))
                .list());
    }

    /** The steps a person may take on a draft as it stands. */
    public List<DraftStep> allowed(Draft draft, Person person) {
        return DraftStep.allowedIn(draft.state()).stream()
                .filter(step -> step.right() != null && person.may(step.right()))
                .filter(step -> switch (step.by()) {
                    case ANYBODY -> true;
                    case WRITERS -> draft.isOf(person.user());
                    case OTHERS -> !draft.isOf(person.user());
                })
                .filter(step -> step != DraftStep.REVIEW
                        || (draft.awaitsReview() && !person.user().equals(draft.emergencyBy())))
                .toList();
    }

    /** Whether a review is overdue. */
    public boolean isOverdue(Draft draft) {
        LocalDate due = draft.reviewDue();
        return draft.awaitsReview() && due != null && due.isBefore(Term.dayOf(clock.instant()));
    }

    /** What was done with a draft, in order. */
    public List<Taken> steps(long draft) {
        return record.withHandle(handle -> handle.createQuery(
                        "SELECT step, state, actor, reason, hash, evidence, at FROM desk.rule_draft_step"
                                + " WHERE draft = :draft ORDER BY id")
                .bind("draft", draft)
                .map((row, ctx) -> new Taken(
                        row.getString("step"),
                        row.getString("state"),
                        row.getString("actor"),
                        row.getString("reason"),
                        row.getString("hash"),
                        row.getString("evidence"),
                        row.getTimestamp("at").toInstant().toString()))
                .list());
    }

    public Draft begin(String rule, String kind, Proposal proposal, String author) {
        Checked checked = check.check(kind, rule, proposal.body(), proposal.parameters());
        return record.inTransaction(handle -> {
            Version newest = Versions.newest(handle, rule);
            if (newest != null && !newest.kind().equals(kind)) {
                throw Refusal.badRequest("kind: '" + rule + "' is a " + newest.kind());
            }
            long number = handle.createQuery(
                            """
                            INSERT INTO desk.rule_draft
                                (rule, kind, base_version, body, parameters, hash, tests, note, author, changed_by)
                            VALUES (:rule, :kind, :base, :body, :parameters::jsonb, :hash, :tests, :note, :author, :author)
                            RETURNING draft""")
                    .bind("rule", rule)
                    .bind("kind", kind)
                    .bind("base", newest == null ? null : newest.version())
                    .bind("body", proposal.body())
                    .bind("parameters", proposal.parameters())
                    .bind("hash", checked.hash())
                    .bind("tests", proposal.tests())
                    .bind("note", proposal.note())
                    .bind("author", author)
                    .mapTo(Long.class)
                    .one();
            Draft draft = found(handle, number);
            write(handle, draft, DraftStep.BEGIN, author, proposal.note(), "{}");
            return draft;
        });
    }

    /** Another text for a draft: what was decided about the one before is void, and its trial ends. */
    public Draft edit(long number, int edition, Proposal proposal, String writer) {
        return record.inTransaction(handle -> {
            Draft draft = locked(handle, number, edition);
            requireAllowed(draft, DraftStep.EDIT);
            Checked checked = check.check(draft.kind(), draft.rule(), proposal.body(), proposal.parameters());
            shadow.end(handle, number);
            Version newest = Versions.newest(handle, draft.rule());
            handle.createUpdate(
                            """
                            UPDATE desk.rule_draft SET state = 'draft', base_version = :base, body = :body,
                                parameters = :parameters::jsonb, hash = :hash, tests = :tests, note = :note,
                                changed_by = :writer, changed_at = now()
                            WHERE draft = :draft""")
                    .bind("base", newest == null ? null : newest.version())
                    .bind("body", proposal.body())
                    .bind("parameters", proposal.parameters())
                    .bind("hash", checked.hash())
                    .bind("tests", proposal.tests())
                    .bind("note", proposal.note())
                    .bind("writer", writer)
                    .bind("draft", number)
                    .execute();
            Draft changed = found(handle, number);
            write(handle, changed, DraftStep.EDIT, writer, proposal.note(), "{}");
            return changed;
        });
    }

    /** Takes a step; refuses what the draft's state, the person's rights or another's hand in it do not allow. */
    public Draft take(long number, DraftStep step, Person person, Request request) {
        if (step.right() == null || !person.may(step.right())) {
            throw new Refusal(Problem.of(403, "forbidden", "Not allowed", "your roles do not include this"));
        }
        if (step.needsReason() && request.reason().isBlank()) {
            throw Refusal.badRequest("reason: say why");
        }
        return record.inTransaction(handle -> take(handle, number, step, person.user(), request));
    }

    private Draft take(Handle handle, long number, DraftStep step, String actor, Request request) {
        Draft draft = locked(handle, number, request.edition());
        requireAllowed(draft, step);
        requireHand(draft, step, actor);
        String evidence = basis.evidence(handle, draft, request.evidence());
        switch (step) {
            case TRY -> {
                requireSound(draft);
                if (!draft.kind().equals("rule")) {
                    throw Refusal.badRequest("only rules can be tried in shadow");
                }
                move(handle, draft, step);
                shadow.begin(handle, draft);
            }
            case END_TRIAL, WITHDRAW, REJECT -> {
                shadow.end(handle, number);
                move(handle, draft, step);
            }
            case SUBMIT -> {
                requireSound(draft);
                trials.objection(draft).ifPresent(why -> {
                    throw Refusal.badRequest(why);
                });
                handle.createUpdate("UPDATE desk.rule_draft SET state = 'submitted', submitted_by = :by,"
                                + " submitted_at = now() WHERE draft = :draft")
                        .bind("by", actor)
                        .bind("draft", number)
                        .execute();
            }
            case APPROVE -> approve(handle, draft, actor, request);
            case EMERGENCY -> {
                requireSound(draft);
                emergency(handle, draft, actor);
            }
            case REVIEW -> review(handle, draft, actor);
            default -> {
                // Activation is one more thing below.
            }
        }
        Draft now = found(handle, number);
        if (step != DraftStep.ACTIVATE) {
            write(handle, now, step, actor, request.reason(), evidence);
        }
        if (step == DraftStep.ACTIVATE || step == DraftStep.EMERGENCY || isDue(now)) {
            if (!Basis.stands(handle, now) && now.emergencyBy() == null) {
                throw conflict(now, "the replay it was approved on is another now: it has to be approved again");
            }
            activate(handle, now, actor, request.reason());
        } else if (step == DraftStep.REVIEW && !request.stays()) {
            Version version = Versions.newest(handle, draft.rule());
            if (version != null && version.isActive() && Long.valueOf(number).equals(version.draft())) {
                goBack(handle, draft.rule(), request.reason());
            }
        }
        return found(handle, number);
    }

    private boolean isDue(Draft draft) {
        return draft.state() == DraftState.APPROVED
                && draft.activateAt() != null
                && !draft.activateAt().isAfter(clock.instant());
    }

    private void approve(Handle handle, Draft draft, String actor, Request request) {
        requireSound(draft);
        requireNewest(handle, draft);
        if (!draft.hash().equals(request.hash())) {
            throw conflict(draft, "hash: the text is another than the one that was read");
        }
        Basis.Replayed replay = Basis.replay(handle, draft).orElse(null);
        handle.createUpdate(
                        """
                        UPDATE desk.rule_draft SET state = 'approved', approved_by = :by, approved_at = now(), approved_hash = :hash,
                            approved_replay = :replay, approved_replay_hash = :replayHash, activate_at = :at
                        WHERE draft = :draft""")
                .bind("by", actor)
                .bind("hash", draft.hash())
                .bind("replay", replay == null ? null : replay.id())
                .bind("replayHash", replay == null ? null : replay.hash())
                .bind("at", request.activateAt() == null ? null : Timestamp.from(request.activateAt()))
                .bind("draft", draft.draft())
                .execute();
    }

    private void emergency(Handle handle, Draft draft, String actor) {
        LocalDate due = Term.dayOf(new Term.Working(REVIEW_WITHIN).after(clock.instant(), calendar));
        handle.createUpdate(
                        "UPDATE desk.rule_draft SET emergency_by = :by, review_due = :due, state = 'approved' WHERE draft = :draft")
                .bind("by", actor)
                .bind("due", due)
                .bind("draft", draft.draft())
                .execute();
    }

    private static void review(Handle handle, Draft draft, String actor) {
        if (!draft.awaitsReview()) {
            throw conflict(draft, "it waits for no review");
        }
        if (actor.equals(draft.emergencyBy())) {
            throw own("who put it in force alone does not review it");
        }
        handle.createUpdate("UPDATE desk.rule_draft SET reviewed_by = :by, reviewed_at = now() WHERE draft = :draft")
                .bind("by", actor)
                .bind("draft", draft.draft())
                .execute();
    }

    /** Makes an approved draft the rule that judges: its newest version. */
    private void activate(Handle handle, Draft draft, String actor, String reason) {
        requireNewest(handle, draft);
        Version before = Versions.newest(handle, draft.rule());
        int version = before == null ? 1 : before.version() + 1;
        shadow.end(handle, draft.draft());
        retireDraftOf(handle, before);
        handle.createUpdate("UPDATE desk.rule_draft SET state = 'active', version = :version WHERE draft = :draft")
                .bind("version", version)
                .bind("draft", draft.draft())
                .execute();
        String tests = draft.tests() == null && before != null ? before.tests() : draft.tests();
        Versions.add(
                handle,
                new Version(
                        draft.rule(),
                        draft.kind(),
                        version,
                        draft.hash(),
                        "active",
                        draft.body(),
                        draft.parameters(),
                        "",
                        null,
                        null,
                        null,
                        tests),
                version,
                "active",
                draft.draft(),
                null,
                reason);
        write(handle, found(handle, draft.draft()), DraftStep.ACTIVATE, actor, reason, "{}");
    }

    /** The rule as it was before its newest version, as a new version. Answers it. */
    public Version goBack(String rule, String reason) {
        return record.inTransaction(handle -> goBack(handle, rule, reason));
    }

    private Version goBack(Handle handle, String rule, String reason) {
        Versions.lock(handle, rule);
        List<Version> all = Versions.of(handle, rule);
        if (all.isEmpty()) {
            throw Refusal.notFound("rule", rule);
        }
        Version newest = all.get(0);
        Version previous = all.stream()
                .skip(1)
                .filter(Version::isActive)
                .filter(one -> !newest.isActive() || !one.hash().equals(newest.hash()))
                .findFirst()
                .orElseThrow(() -> conflict("there is no earlier version of '" + rule + "' to return to"));
        retireDraftOf(handle, newest);
        Versions.add(handle, previous, newest.version() + 1, "active", null, previous.version(), reason);
        return Versions.of(handle, rule).get(0);
    }

    /** The rule judges no longer; what it said stands, and its alerts that fire are cleared. */
    public Version retire(String rule, String reason) {
        return record.inTransaction(handle -> {
            Versions.lock(handle, rule);
            Version newest = Versions.newest(handle, rule);
            if (newest == null) {
                throw Refusal.notFound("rule", rule);
            }
            if (!newest.isActive()) {
                throw conflict("'" + rule + "' is retired already");
            }
            retireDraftOf(handle, newest);
            Versions.add(handle, newest, newest.version() + 1, "retired", null, null, reason);
            return Versions.of(handle, rule).get(0);
        });
    }

    /** Puts in force whose time has come, and takes back approvals whose ground is gone. Answers how many drafts it looked at. */
    int activateDue() {
        List<Draft> due = record.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM desk.rule_draft WHERE state = 'approved' AND activate_at <= :now ORDER BY activate_at")
                .bind("now", Timestamp.from(clock.instant()))
                .map((row, ctx) -> Draft.of(row))
                .list());
        due.forEach(one -> record.useTransaction(handle -> {
            Versions.lock(handle, one.rule());
            Draft draft = find(handle, one.draft(), " FOR UPDATE").orElseThrow();
            if (!isDue(draft)) {
                return; // somebody else was quicker
            }
            Version newest = Versions.newest(handle, draft.rule());
            boolean moved = newest != null && !Integer.valueOf(newest.version()).equals(draft.base());
            if (moved || !Basis.stands(handle, draft)) {
                move(handle, draft, DraftStep.LAPSE);
                write(handle, found(handle, draft.draft()), DraftStep.LAPSE, DESK, moved ? "version" : "replay", "{}");
            } else {
                activate(handle, draft, DESK, "");
            }
        }));
        return due.size();
    }

    private static void retireDraftOf(Handle handle, @Nullable Version version) {
        if (version == null || version.draft() == null) {
            return;
        }
        Draft draft = found(handle, version.draft());
        if (draft.state() == DraftState.ACTIVE) {
            move(handle, draft, DraftStep.RETIRE);
            write(handle, found(handle, draft.draft()), DraftStep.RETIRE, DESK, "", "{}");
        }
    }

    private static void move(Handle handle, Draft draft, DraftStep step) {
        handle.createUpdate("UPDATE desk.rule_draft SET state = :state WHERE draft = :draft")
                .bind("state", step.after(draft.state()).id())
                .bind("draft", draft.draft())
                .execute();
    }

    private static void write(
            Handle handle, Draft draft, DraftStep step, String actor, String reason, String evidence) {
        handle.createUpdate(
                        """
                        INSERT INTO desk.rule_draft_step (draft, step, state, actor, reason, hash, evidence)
                        VALUES (:draft, :step, :state, :actor, :reason, :hash, :evidence::jsonb)""")
                .bind("draft", draft.draft())
                .bind("step", step.id())
                .bind("state", draft.state().id())
                .bind("actor", actor)
                .bind("reason", reason)
                .bind("hash", draft.hash())
                .bind("evidence", evidence)
                .execute();
    }

    /** Locks the rule, then the draft: the order in which everybody does. */
    private static Draft locked(Handle handle, long number, int edition) {
        Versions.lock(handle, found(handle, number).rule());
        Draft draft = find(handle, number, " FOR UPDATE").orElseThrow();
        if (draft.edition() != edition) {
            throw conflict(draft, "edition: somebody changed the draft meanwhile; it is " + draft.edition());
        }
        return draft;
    }

    private static Draft found(Handle handle, long draft) {
        return find(handle, draft, "").orElseThrow(() -> Refusal.notFound("draft", Long.toString(draft)));
    }

    private static Optional<Draft> find(Handle handle, long draft, String lock) {
        return handle.createQuery("SELECT * FROM desk.rule_draft WHERE draft = :draft" + lock)
                .bind("draft", draft)
                .map((row, ctx) -> Draft.of(row))
                .findOne();
    }

    private static void requireAllowed(Draft draft, DraftStep step) {
        if (!step.isAllowedIn(draft.state())) {
            throw conflict(
                    draft,
                    "'" + step.id() + "' is not for a draft that is "
                            + draft.state().id());
        }
    }

    private static void requireHand(Draft draft, DraftStep step, String actor) {
        if (step.by() == DraftStep.By.OTHERS && draft.isOf(actor)) {
            throw own("somebody who wrote none of it and did not submit it has to");
        }
        if (step.by() == DraftStep.By.WRITERS && !draft.isOf(actor)) {
            throw new Refusal(
                    Problem.of(403, "forbidden", "Not allowed", "only who wrote or submitted a draft withdraws it"));
        }
    }

    private void requireSound(Draft draft) {
        List<Fault> faults = check.check(draft.kind(), draft.rule(), draft.body(), draft.parameters())
                .faults();
        if (!faults.isEmpty()) {
            String all = faults.stream()
                    .map(one ->
                            one.line() == 0 ? one.message() : one.line() + ":" + one.column() + ": " + one.message())
                    .collect(Collectors.joining("; "));
            throw Refusal.badRequest(all);
        }
    }

    /** A text is decided on against the version it would replace. */
    private static void requireNewest(Handle handle, Draft draft) {
        Version newest = Versions.newest(handle, draft.rule());
        Integer version = newest == null ? null : newest.version();
        if (version != null && !version.equals(draft.base())) {
            throw conflict(
                    draft, "the rule is version " + version + " by now: store the draft again to compare it with that");
        }
    }

    private static Refusal own(String detail) {
        return new Refusal(Problem.of(403, "own-proposal", "Nobody decides on their own proposal", detail));
    }

    private static Refusal conflict(Draft draft, String detail) {
        return new Refusal(Problem.of(409, "draft-state", "The draft's state does not allow this", detail)
                .with(Map.of("state", draft.state().id(), "edition", draft.edition())));
    }

    private static Refusal conflict(String detail) {
        return new Refusal(Problem.of(409, "draft-state", "The rule's state does not allow this", detail));
    }
}
