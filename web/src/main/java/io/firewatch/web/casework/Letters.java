package io.firewatch.web.casework;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.rulesets.table.WorkingDays;
import io.firewatch.web.access.Scope;
import io.firewatch.web.alert.Deadlines;
import io.firewatch.web.alert.StepReader;
import io.firewatch.web.alert.Triage;
import io.firewatch.web.alert.TriageAction;
import io.firewatch.web.deadline.Ladder;
import io.firewatch.web.deadline.LetterTemplates;
import io.firewatch.web.deadline.Term;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.page.Language;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Letters to lenders about a case: written from templates, numbered, kept as sent, answered once. */
public final class Letters {
    /** 256 bits: nobody guesses the address of a reply page. */
    private static final int TOKEN_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Jdbi record;
    private final Triage triage;
    private final LetterTemplates templates;
    private final Ladder ladder;
    private final LetterText text;
    private final Attachments attachments;
    private final WorkingDays calendar;
    private final Clock clock;

    public Letters(
            Jdbi record,
            Triage triage,
            LetterTemplates templates,
            Ladder ladder,
            Attachments attachments,
            WorkingDays calendar,
            Clock clock) {
        this.record = record;
        this.triage = triage;
        this.templates = templates;
        this.ladder = ladder;
        this.text = new LetterText(templates);
        this.attachments = attachments;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A letter somebody wants to send.
     *
     * @param deadline the day until which the lender has to answer; null for the template's usual term
     * @param remarks what the officer adds to the template's words; may be empty
     */
    public record Draft(
            LetterTemplates.Template template, Language language, @Nullable LocalDate deadline, String remarks) {}

    /**
     * A letter as it was sent, and the reply it got.
     *
     * @param token the secret part of the reply page's address; never in an answer of the API
     */
    public record Letter(
            long id,
            String alert,
            String template,
            String number,
            String language,
            String recipient,
            String subject,
            String body,
            String sha256,
            String sentBy,
            String sentAt,
            String dueAt,
            String expiresAt,
            @JsonIgnore String token,
            @Nullable String reply,
            @Nullable String repliedBy,
            @Nullable String repliedAt) {

        public boolean isAnswered() {
            return repliedAt != null;
        }

        boolean isExpired(Instant now) {
            return now.isAfter(Instant.parse(expiresAt));
        }
    }

    public LetterTemplates templates() {
        return templates;
    }

    /** Reads what an officer filled in; refuses with 400 what is no letter. */
    public Draft draft(Function<String, @Nullable String> field) {
        String template = StepReader.text(field, "template");
        String language = StepReader.text(field, "language");
        String remarks = StepReader.text(field, "remarks");
        return new Draft(
                templates
                        .find(template == null ? "" : template)
                        .orElseThrow(
                                () -> Refusal.badRequest("template: '" + template + "' is none of " + templates.ids())),
                language != null && language.equals(Language.EN.id()) ? Language.EN : Language.ZH,
                StepReader.day(field, "deadline"),
                remarks == null ? "" : remarks);
    }

    /** What the letter would say if it were sent now, without its number. Refuses with 400 a deadline that is over. */
    public String preview(ObjectNode alert, String lender, Draft draft) {
        Instant now = clock.instant();
        return text.write(
                draft.template(), draft.language(), alert, lender, "…", now, due(draft, now), draft.remarks());
    }

    /**
     * Sends a letter as a step of the case; refuses with 400 or 409. One that announces a measure that binds the lender goes
     * out when that measure has been approved.
     */
    public Letter send(ObjectNode alert, String lender, String actor, Draft draft, @Nullable Long version) {
        Instant now = clock.instant();
        Instant due = due(draft, now);
        Instant expires = draft.template().grace().after(due, calendar);
        String id = alert.path("id").asText();
        return record.inTransaction(handle -> {
            refuseUnapproved(handle, id, draft.template().id());
            String number =
                    number(handle, draft.template().series(), Term.dayOf(now).getYear());
            String subject = draft.template().title().in(draft.language().id());
            String body =
                    text.write(draft.template(), draft.language(), alert, lender, number, now, due, draft.remarks());
            long letter = handle.createQuery(
                            """
                            INSERT INTO desk.letter (alert, template, number, language, recipient, subject, body, sha256,
                                sent_by, due_at, expires_at, token)
                            VALUES (:alert, :template, :number, :language, :recipient, :subject, :body, :sha256,
                                :actor, :due, :expires, :token) RETURNING id
                            """)
                    .bind("alert", id)
                    .bind("template", draft.template().id())
                    .bind("number", number)
                    .bind("language", draft.language().id())
                    .bind("recipient", alert.path("institution").asText())
                    .bind("subject", subject)
                    .bind("body", body)
                    .bind("sha256", fingerprint(number, subject, body))
                    .bind("actor", actor)
                    .bind("due", Timestamp.from(due))
                    .bind("expires", Timestamp.from(expires))
                    .bind("token", token())
                    .mapTo(Long.class)
                    .one();
            Map<String, String> details = new LinkedHashMap<>();
            details.put("letter", String.valueOf(letter));
            details.put("number", number);
            details.put("due", due.toString());
            triage.take(
                    handle,
                    id,
                    actor,
                    new Triage.Request(TriageAction.LETTER, null, null, null, version, Map.copyOf(details)));
            return find(handle, "id = :key", letter).orElseThrow();
        });
    }

    private void refuseUnapproved(Handle handle, String alert, String template) {
        if (!ladder.isBindingLetter(template)) {
            return;
        }
        boolean approved = triage.procedure(handle, alert)
                .rung()
                .flatMap(ladder::find)
                .filter(rung -> template.equals(rung.letter()))
                .isPresent();
        if (!approved) {
            throw Refusal.conflict(
                    "'" + template + "' announces a measure that binds the lender; it goes out once that is approved",
                    Map.of());
        }
    }

    /** By which anybody can check that a letter is the one that was sent. */
    static String fingerprint(String number, String subject, String body) {
        return Sha256.of((number + "\n" + subject + "\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    /** Oldest first. */
    public List<Letter> of(String alert) {
        return record.withHandle(
                handle -> handle.createQuery("SELECT * FROM desk.letter WHERE alert = :alert ORDER BY id")
                        .bind("alert", alert)
                        .map((row, ctx) -> letter(row))
                        .list());
    }

    /** Refuses with 404. */
    public Letter find(String alert, String id) {
        Optional<Letter> found = id.matches("\\d{1,18}")
                ? record.withHandle(handle -> find(handle, "id = :key", Long.parseLong(id)))
                : Optional.empty();
        return found.filter(letter -> letter.alert().equals(alert)).orElseThrow(() -> Refusal.notFound("letter", id));
    }

    /** The letter a reply page belongs to; empty when there is none, refused with 410 when the page has closed. */
    public Optional<Letter> byToken(String token) {
        Optional<Letter> found = Scope.asDesk(() -> record.withHandle(handle -> find(handle, "token = :key", token)));
        found.filter(letter -> letter.isExpired(clock.instant())).ifPresent(letter -> {
            throw closed();
        });
        return found;
    }

    /** Takes the one reply to a letter; refuses with 410 a closed page and with 409 a second reply. */
    public void reply(Letter letter, String name, String reply, List<Attachments.File> files) {
        // A lender is no person of the desk: the desk itself takes the reply.
        Scope.asDesk(() -> record.inTransaction(handle -> {
            Map<String, String> details = new LinkedHashMap<>();
            details.put("letter", String.valueOf(letter.id()));
            details.put("number", letter.number());
            details.put("by", name);
            if (!files.isEmpty()) {
                details.put("files", Attachments.names(files));
            }
            // The step locks the alert, so that two replies at once come one after the other.
            triage.take(
                    handle,
                    letter.alert(),
                    letter.recipient(),
                    Triage.Request.of(TriageAction.REPLY, null, Map.copyOf(details)));
            int written = handle.createUpdate(
                            """
                            UPDATE desk.letter SET reply = :reply, replied_by = :name, replied_at = now()
                            WHERE id = :id AND replied_at IS NULL AND expires_at >= :now
                            """)
                    .bind("reply", reply)
                    .bind("name", name)
                    .bind("id", letter.id())
                    .bind("now", Timestamp.from(clock.instant()))
                    .execute();
            if (written == 0) {
                throw letter.isExpired(clock.instant())
                        ? closed()
                        : new Refusal(Problem.of(
                                409, "letter-answered", "The letter is answered", "a letter takes one reply"));
            }
            attachments.keep(handle, letter.alert(), letter.id(), letter.recipient(), files);
            return letter.id();
        }));
    }

    private Instant due(Draft draft, Instant now) {
        return draft.deadline() == null
                ? Deadlines.end(draft.template().within(), now, calendar)
                : Deadlines.endOf("deadline", draft.deadline(), now);
    }

    private static Refusal closed() {
        return new Refusal(
                Problem.of(410, "letter-closed", "The reply page has closed", "the time to answer the letter is over"));
    }

    private static String number(Handle handle, String series, int year) {
        int number = handle.createQuery("SELECT desk.next_letter_number(:series, :year)")
                .bind("series", series)
                .bind("year", year)
                .mapTo(Integer.class)
                .one();
        return "%s〔%d〕%d号".formatted(series, year, number);
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<Letter> find(Handle handle, String condition, Object key) {
        return handle.createQuery("SELECT * FROM desk.letter WHERE " + condition)
                .bind("key", key)
                .map((row, ctx) -> letter(row))
                .findOne();
    }

    private static Letter letter(ResultSet row) throws SQLException {
        Timestamp replied = row.getTimestamp("replied_at");
        return new Letter(
                row.getLong("id"),
                row.getString("alert"),
                row.getString("template"),
                row.getString("number"),
                row.getString("language"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("sha256"),
                row.getString("sent_by"),
                row.getTimestamp("sent_at").toInstant().toString(),
                row.getTimestamp("due_at").toInstant().toString(),
                row.getTimestamp("expires_at").toInstant().toString(),
                row.getString("token"),
                row.getString("reply"),
                row.getString("replied_by"),
                replied == null ? null : replied.toInstant().toString());
    }
}
