package io.firewatch.web.page;

import io.firewatch.web.access.Person;
import io.firewatch.web.access.Right;
import io.firewatch.web.alert.AlertState;
import io.firewatch.web.alert.Bulk;
import io.firewatch.web.alert.Procedure;
import io.firewatch.web.alert.Referral;
import io.firewatch.web.alert.Triage;
import io.firewatch.web.alert.TriageAction;
import io.firewatch.web.casework.Attachments;
import io.firewatch.web.casework.Casework;
import io.firewatch.web.casework.Letters;
import io.firewatch.web.deadline.Ladder;
import io.firewatch.web.deadline.LetterTemplates;
import io.firewatch.web.deadline.ReferralClocks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The case of one alert as its page shows it.
 *
 * @param version what the page's forms say they were decided on
 * @param allowed the steps that may be taken now
 * @param procedure where what was proposed stands
 * @param colleagues whom it may be assigned to
 * @param notice why the last step was not taken; null when it was, or none was asked for
 */
public record CaseView(
        String id,
        long version,
        List<TriageAction> allowed,
        List<Triage.Step> history,
        Procedure procedure,
        Ladder ladder,
        ReferralClocks clocks,
        List<Bulk.Colleague> colleagues,
        List<Letters.Letter> letters,
        List<LetterTemplates.Template> templates,
        List<Attachments.Attachment> files,
        @Nullable Notice notice) {

    private static final long KILO = 1024;

    static CaseView of(AlertView alert, Casework casework, String person, @Nullable Notice notice) {
        List<Triage.Step> history = casework.triage().history(alert.id());
        Procedure procedure = Procedure.of(alert.state(), history);
        return new CaseView(
                alert.id(),
                history.isEmpty() ? 0 : history.get(history.size() - 1).id(),
                procedure.allowed(),
                history,
                procedure,
                casework.ladder(),
                casework.referral(),
                casework.bulk().colleagues(person),
                casework.letters().of(alert.id()),
                casework.letters().templates().templates(),
                casework.attachments().of(alert.id()),
                notice);
    }

    public boolean may(TriageAction action) {
        return allowed.contains(action);
    }

    /** Whether a step of the referral may be taken now. */
    public boolean mayRefer() {
        return allowed.stream().anyMatch(TriageAction::isOfReferral);
    }

    /** Where a referral stands. */
    public Referral referral() {
        return procedure.referral();
    }

    /** The measure somebody proposed and nobody has decided on; null when none waits. */
    public Triage.@Nullable Step proposedMeasure() {
        return procedure.proposedMeasure().orElse(null);
    }

    /** The referral proposed last; null when none was. */
    public Triage.@Nullable Step proposedReferral() {
        return procedure.proposedReferral().orElse(null);
    }

    /** Whether somebody may decide what was proposed: an approver who neither proposed nor verified it. */
    public boolean mayDecide(@Nullable Person person, Triage.@Nullable Step proposal) {
        return person != null && proposal != null && person.may(Right.APPROVE) && !Procedure.isBehind(person, proposal);
    }

    /** The measures one person may take, or those it takes two for. */
    public List<Ladder.Rung> rungs(boolean binding) {
        return ladder.rungs().stream()
                .filter(rung -> rung.binding() == binding && !rung.id().equals("refer"))
                .toList();
    }

    /** The steps that need nothing but a note, in the order of the work. */
    public List<TriageAction> plain() {
        return allowed.stream()
                .filter(one -> switch (one) {
                    case ACKNOWLEDGE, VERIFY, FEED_BACK, CLOSE, NOTE -> true;
                    default -> false;
                })
                .toList();
    }

    /** What the newest finding said; null before the first, or when it said nothing. */
    public @Nullable String verdict() {
        return newest("verdict");
    }

    /** The measure taken last; null when none was named. */
    public Ladder.@Nullable Rung rung() {
        return procedure.rung().flatMap(ladder::find).orElse(null);
    }

    /** What a step says beside its note, in words. */
    public Map<String, String> details(Triage.Step step, Texts t) {
        Map<String, String> words = new LinkedHashMap<>();
        step.details().forEach((key, value) -> {
            switch (key) {
                case "verdict", "decision" -> words.put(t.say("case." + key), t.word(key, value));
                case "rung" ->
                    words.put(
                            t.say("case.rung"),
                            ladder.find(value)
                                    .map(rung -> rung.title().in(t.language().id()))
                                    .orElse(value));
                case "deadline" -> words.put(t.say("case.deadline"), value);
                case "due" -> words.put(t.say("case.deadline"), t.minute(value));
                case "outcome" -> words.put(t.say("case.outcome"), t.word("outcome", value));
                case "passed" -> words.put(t.say("case.passed"), t.word("due", value));
                case "officers", "from", "files", "by" -> words.put(t.say("case." + key), value);
                default -> {}
            }
        });
        return words;
    }

    /** The letter that announces the measure taken last; empty when none does. */
    public String suggestedLetter() {
        Ladder.Rung rung = rung();
        return rung == null || rung.letter() == null ? "" : rung.letter();
    }

    /** Whether a letter may be sent now. */
    public boolean mayWrite(AlertState state) {
        return TriageAction.LETTER.isAllowedIn(state);
    }

    /** Whether the desk's last look found nothing left: then the case can be closed. */
    public boolean suggestsClosing(AlertState state) {
        if (history.isEmpty() || !state.isOpen()) {
            return false;
        }
        Triage.Step last = history.get(history.size() - 1);
        return last.action().equals(TriageAction.RECHECK.id())
                && "resolved".equals(last.details().get("outcome"));
    }

    /** The size of a file as people say it. */
    public static String size(long bytes) {
        return bytes < KILO * KILO
                ? Math.max(1, bytes / KILO) + " kB"
                : "%.1f MB".formatted((double) bytes / (KILO * KILO));
    }

    private @Nullable String newest(String detail) {
        String newest = null;
        for (Triage.Step step : history) {
            newest = step.details().getOrDefault(detail, newest);
        }
        return newest;
    }
}
