package io.firewatch.web.alert;

import io.firewatch.web.deadline.Ladder;
import io.firewatch.web.http.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a step from a body or a form; refuses with 400 what no state would allow. */
public final class StepReader {
    /** A note is a paragraph or a page; what is longer belongs in an attachment. */
    private static final int LONGEST_NOTE = 4_000;

    /** Two officers at least verify a crime before it is referred (移送规定 art. 5). */
    private static final int OFFICERS = 2;

    /** What people write between names; {@code 、} is what stands in the record. */
    static final String BETWEEN_OFFICERS = "[,，、;；]";

    /** The rung that has steps of its own. */
    private static final String REFER = "refer";

    private static final List<String> POLICE_DECISIONS = List.of("filed", "declined");

    private final Ladder ladder;

    public StepReader(Ladder ladder) {
        this.ladder = ladder;
    }

    /** {@code version} is what the caller's {@code If-Match} says, if it says anything. */
    public Triage.Request read(Function<String, @Nullable String> field, @Nullable String version) {
        String name = text(field, "action");
        if (name == null) {
            throw Refusal.badRequest("action: is missing; it is one of " + TriageAction.ids());
        }
        TriageAction action = TriageAction.ofId(name)
                .orElseThrow(() -> Refusal.badRequest("action: '" + name + "' is none of " + TriageAction.ids()));
        Map<String, String> details = details(action, field);
        String reason = text(field, "reason");
        boolean falseAlarm = action.needsReason() || Verdict.FALSE.id().equals(details.get("verdict"));
        if (falseAlarm && reason == null) {
            throw Refusal.badRequest(
                    switch (action) {
                        case REJECT_REFERRAL -> "reason: why nothing is referred has to be recorded (移送规定 art. 5)";
                        case REJECT_MEASURE -> "reason: whoever proposed the measure has to know why not";
                        default -> "reason: a false positive needs one, it decides how thresholds are reviewed";
                    });
        }
        String assignee = text(field, "assignee");
        if (action == TriageAction.ASSIGN && assignee == null) {
            throw Refusal.badRequest("assignee: is missing");
        }
        String note = text(field, "note");
        if (action == TriageAction.NOTE && note == null) {
            throw Refusal.badRequest("note: is missing");
        }
        return new Triage.Request(
                action, note, reason, assignee, version == null ? version(field) : version(version), details);
    }

    private Map<String, String> details(TriageAction action, Function<String, @Nullable String> field) {
        Map<String, String> details = new LinkedHashMap<>();
        switch (action) {
            case FIND -> {
                String verdict = text(field, "verdict");
                if (verdict != null) {
                    details.put(
                            "verdict",
                            Verdict.ofId(verdict)
                                    .orElseThrow(() -> Refusal.badRequest("verdict: '" + verdict + "' is none of "
                                            + Arrays.stream(Verdict.values())
                                                    .map(Verdict::id)
                                                    .toList()))
                                    .id());
                }
            }
            case MEASURE_TAKEN -> {
                Ladder.Rung rung = rung(text(field, "rung"));
                if (rung.binding()) {
                    throw Refusal.badRequest("rung: '" + rung.id()
                            + "' binds the lender and takes effect when a second person approves it: propose-measure");
                }
                details.put("rung", rung.id());
                putDeadline(details, field);
            }
            case PROPOSE_MEASURE -> {
                details.put("rung", rung(text(field, "rung")).id());
                putDeadline(details, field);
            }
            case APPROVE_MEASURE -> putDeadline(details, field);
            case PROPOSE_REFERRAL -> details.put("officers", officers(text(field, "officers")));
            case POLICE_DECISION -> {
                String decision = text(field, "decision");
                if (decision == null || !POLICE_DECISIONS.contains(decision)) {
                    throw Refusal.badRequest("decision: is one of " + POLICE_DECISIONS);
                }
                details.put("decision", decision);
            }
            default -> {}
        }
        return details;
    }

    private Ladder.Rung rung(@Nullable String id) {
        if (REFER.equals(id)) {
            throw Refusal.badRequest("rung: 'refer' has steps of its own: propose-referral");
        }
        return ladder.find(id == null ? "" : id)
                .orElseThrow(() -> Refusal.badRequest(
                        id == null
                                ? "rung: is missing; it is one of " + ladder.ids()
                                : "rung: '" + id + "' is none of " + ladder.ids()));
    }

    private static void putDeadline(Map<String, String> details, Function<String, @Nullable String> field) {
        LocalDate deadline = day(field, "deadline");
        if (deadline != null) {
            details.put("deadline", deadline.toString());
        }
    }

    private static String officers(@Nullable String names) {
        List<String> officers = names == null
                ? List.of()
                : Arrays.stream(names.split(BETWEEN_OFFICERS))
                        .map(String::trim)
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .toList();
        if (officers.size() < OFFICERS) {
            throw Refusal.badRequest("officers: at least two have to verify a case before it is referred"
                    + " (移送规定 art. 5); separate their names by commas");
        }
        return String.join("、", officers);
    }

    /** Reads a day that is not over yet; null when none is given. */
    public static @Nullable LocalDate day(Function<String, @Nullable String> field, String name) {
        String text = text(field, name);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest(name + ": '" + text + "' is no day such as 2026-05-29");
        }
    }

    /** The version of the case that a caller had seen; null when the caller does not say. */
    public static @Nullable Long version(Function<String, @Nullable String> field) {
        return version(text(field, "version"));
    }

    private static @Nullable Long version(@Nullable String text) {
        if (text == null || text.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(text.replaceAll("^W/|\"", ""));
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("version: '" + text + "' is no version of a case");
        }
    }

    public static @Nullable String text(Function<String, @Nullable String> field, String name) {
        String value = field.apply(name);
        if (value != null && value.length() > LONGEST_NOTE) {
            throw Refusal.badRequest(name + ": is longer than " + LONGEST_NOTE + " characters");
        }
        return value == null || value.isBlank() ? null : value.trim();
    }
}
