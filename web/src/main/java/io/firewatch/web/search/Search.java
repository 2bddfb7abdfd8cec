package io.firewatch.web.search;

import io.firewatch.model.institution.InstitutionRegister;
import io.firewatch.web.access.Person;
import io.firewatch.web.access.Right;
import io.firewatch.web.alert.AlertHits;
import io.firewatch.web.alert.AlertQuery;
import io.firewatch.web.alert.Alerts;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.casework.RateLimit;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.institution.Institutions.Institution;
import io.firewatch.web.mask.Masks;
import io.firewatch.web.search.Found.Knowing;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds whatever goes by a name, a code or some words, within the districts of whoever asks. A person is found by the re-keyed
 * identity; by a document number only for somebody who may see personal data, and every look-up of a person is logged.
 */
public final class Search {
    /** Reading a list of identity numbers off one by one is no work on a case. */
    private static final int PERSONS_A_MINUTE = 20;

    private static final String KNOWING =
            """
            SELECT i.code, i.name FROM registry.institution i
            WHERE EXISTS (SELECT FROM feed.record r
                          WHERE r.institution = i.code AND r.inf_type = 1 AND r.record_key = :party)
               OR EXISTS (SELECT FROM registry.affiliation a WHERE a.institution = i.code AND a.party = :party)
            ORDER BY i.code LIMIT :most""";

    private final Jdbi record;
    private final Listings listings;
    private final Alerts alerts;
    private final Institutions institutions;
    private final InstitutionRegister register;
    private final AuditLog log;
    private final RateLimit persons = new RateLimit(PERSONS_A_MINUTE, Clock.systemUTC());

    /** {@code record} sees with the eyes of whoever asks. */
    public Search(Jdbi record, Alerts alerts, Institutions institutions, InstitutionRegister register, AuditLog log) {
        this.record = record;
        this.listings = new Listings(record);
        this.alerts = alerts;
        this.institutions = institutions;
        this.register = register;
        this.log = log;
    }

    /** Everything but persons, the first {@code most} of each kind. */
    public Found words(Asked asked, int most) {
        if (asked.kind() != Asked.Kind.WORDS) {
            return Found.NOTHING;
        }
        AlertHits hits = alerts.search(AlertQuery.from(Map.of("q", List.of(asked.text()))), most, null);
        return new Found(
                institutions.all().stream()
                        .filter(one -> asked.words().stream().allMatch(word -> holds(one, word)))
                        .sorted(Comparator.comparing((Institution one) -> !begins(one, asked.text()))
                                .thenComparing(Institution::code))
                        .limit(most)
                        .toList(),
                listings.loans(asked.text(), most),
                listings.products(asked, most),
                null,
                hits.items(),
                hits.total());
    }

    /**
     * Looks a person up. Refuses with 403 a document of somebody who may not see personal data, or of a program, and with 429
     * too many look-ups.
     */
    public Found person(Asked asked, Person reader, By by, int most) {
        boolean byDocument = asked.kind() == Asked.Kind.DOCUMENT;
        if (byDocument && (!reader.may(Right.UNMASK) || reader.byToken())) {
            throw new Refusal(Problem.of(
                    403,
                    "no-person",
                    "Not allowed",
                    "a person is looked up by document by analysts and approvers, signed in"));
        }
        persons.count(reader.user());
        String party = byDocument ? register.party(asked.text()) : asked.text();
        String label = Masks.text(party);
        // Before the answer: a look-up that cannot be logged does not take place.
        log.append(by, AuditAction.PERSON_LOOKUP, label, Map.of("with", byDocument ? "document" : "identity"));
        List<Knowing> knowing = record.withHandle(handle -> handle.createQuery(KNOWING)
                .bind("party", party)
                .bind("most", most)
                .map((row, ctx) -> new Knowing(row.getString("code"), row.getString("name")))
                .list());
        AlertHits hits = alerts.search(AlertQuery.from(Map.of("subject", List.of(party))), most, null);
        if (knowing.isEmpty() && hits.total() == 0) {
            return Found.NOTHING;
        }
        return new Found(
                List.of(),
                List.of(),
                List.of(),
                new Found.Person(label, knowing, hits.items(), hits.total()),
                List.of(),
                0);
    }

    private static boolean holds(Institution institution, String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return lower(institution.name()).contains(wanted)
                || lower(institution.code()).contains(wanted)
                || lower(institution.district()).contains(wanted)
                || (institution.creditCode() != null
                        && lower(institution.creditCode()).startsWith(wanted));
    }

    private static boolean begins(Institution institution, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return lower(institution.code()).startsWith(wanted)
                || lower(institution.name()).startsWith(wanted);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
