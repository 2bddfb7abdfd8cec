package io.firewatch.web.dossier;

import io.firewatch.web.dossier.Vertex.Kind;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Ties as register and feed tell them now. Every question is answered by an index and cut off: how long it takes depends on
 * what it answers, not on the size of the lender.
 */
final class Ties {
    /** More of one kind at one place are a list, and no picture. */
    static final int MOST = 20;

    /** Sorts behind every identity, which are hexadecimal. */
    private static final String BEHIND = "g";

    private static final String EVIDENCE_OF_LOANS =
            """
            ARRAY(SELECT loan.seq FROM feed.digest_loan loan
                  WHERE loan.borrower = stake.party AND loan.institution = stake.institution AND NOT loan.ended
                    AND loan.seq IS NOT NULL
                  ORDER BY loan.owed DESC, loan.seq LIMIT 5)""";

    private static final String EVIDENCE_OF_GUARANTEES =
            """
            ARRAY(SELECT loan.seq FROM (SELECT institution, loan FROM feed.digest_guarantee given
                                        WHERE given.party = stake.party AND given.institution = stake.institution LIMIT 50) given
                  JOIN feed.digest_loan loan USING (institution, loan)
                  WHERE NOT loan.ended AND loan.seq IS NOT NULL ORDER BY loan.owed DESC, loan.seq LIMIT 5)""";

    private static final String STAKE = "SELECT stake.institution, stake.party, stake.role, stake.number, stake.fen,"
            + " CASE stake.role WHEN 'borrower' THEN " + EVIDENCE_OF_LOANS + " ELSE " + EVIDENCE_OF_GUARANTEES
            + " END AS evidence FROM ";

    /** Those shared with other lenders first, then the largest. */
    private static final String STAKES_AT = STAKE
            + """
            (
                (SELECT * FROM feed.digest_stake WHERE institution = :code AND role = :role AND lenders > 1
                   AND party >= :low AND party < :high
                 ORDER BY fen DESC LIMIT :most)
                UNION
                (SELECT * FROM feed.digest_stake WHERE institution = :code AND role = :role
                   AND party >= :low AND party < :high
                 ORDER BY fen DESC LIMIT :half)
            ) AS stake ORDER BY stake.lenders > 1 DESC, stake.fen DESC LIMIT :most
            """;

    private static final String STAKES_OF = STAKE
            + """
            feed.digest_stake stake
            WHERE stake.party = ANY (:parties) AND stake.role IN ('borrower', 'guarantor')
              AND (:code = '' OR stake.institution = :code)
            ORDER BY stake.fen DESC LIMIT :most
            """;

    private static final String REGISTERED =
            """
            SELECT institution, party, role, share, valid_from, valid_to, of_party,
                   ARRAY(SELECT said.seq FROM feed.record said
                         WHERE said.institution = tie.institution AND said.inf_type = 1003
                           AND said.record_key = concat_ws('|', tie.party, tie.role, coalesce(tie.of_party, ''),
                                                           coalesce(tie.valid_from::text, ''))
                         ORDER BY said.seq DESC LIMIT 1) AS evidence
            FROM registry.affiliation tie WHERE %s
            ORDER BY share DESC NULLS LAST, role, party LIMIT :most
            """;

    /** A guarantor and the borrowers it vouches for, looked at from either side. */
    private static final String GUARANTEED =
            """
            SELECT given.party AS guarantor, loan.borrower, count(*) AS number, sum(loan.owed) AS fen,
                   (array_agg(loan.seq ORDER BY loan.owed DESC) FILTER (WHERE loan.seq IS NOT NULL))[1 : 5] AS evidence
            FROM (
                (SELECT institution, loan FROM feed.digest_guarantee WHERE party = :party LIMIT 2000)
                UNION
                (SELECT institution, loan FROM feed.digest_loan WHERE borrower = :party AND NOT ended LIMIT 2000)
            ) AS near
            JOIN feed.digest_loan loan USING (institution, loan)
            JOIN feed.digest_guarantee given USING (institution, loan)
            WHERE NOT loan.ended AND loan.borrower IS NOT NULL AND (given.party = :party OR loan.borrower = :party)
            GROUP BY given.party, loan.borrower ORDER BY sum(loan.owed) DESC LIMIT :most
            """;

    /** What the party shares with somebody, and with how many. */
    private static final String SHARED_BY =
            """
            SELECT held.kind, held.key, held.seq, near.parties
            FROM (SELECT kind, key, min(seq) AS seq FROM feed.digest_joint WHERE party = :party GROUP BY kind, key LIMIT 50) held
            CROSS JOIN LATERAL (SELECT count(*) AS parties FROM (
                SELECT DISTINCT party FROM feed.digest_joint other
                WHERE other.key = held.key AND other.kind = held.kind LIMIT 1000) AS first_ones) AS near
            WHERE near.parties > 1 ORDER BY near.parties, held.kind, held.key LIMIT :most
            """;

    private static final String SHARERS =
            """
            SELECT party, min(seq) AS seq, count(*) OVER () AS parties
            FROM (SELECT party, seq FROM feed.digest_joint WHERE key = :key AND kind = :kind LIMIT 1000) AS first_ones
            GROUP BY party ORDER BY party LIMIT :most
            """;

    private static final String NAMES =
            """
            SELECT wanted.party, coalesce(registered.company, held.company, vouching.company, known.company, false) AS company,
                   coalesce(nullif(registered.name, ''), held.name, nullif(vouching.name, ''), known.name, '') AS name
            FROM unnest(:parties) AS wanted (party)
            LEFT JOIN LATERAL (SELECT party_name AS name, party_kind = 'company' AS company
                FROM registry.affiliation WHERE party = wanted.party LIMIT 1) AS registered ON true
            LEFT JOIN LATERAL (SELECT of_name AS name, true AS company
                FROM registry.affiliation WHERE of_party = wanted.party LIMIT 1) AS held ON true
            LEFT JOIN LATERAL (SELECT name, company
                FROM feed.digest_guarantee WHERE party = wanted.party LIMIT 1) AS vouching ON true
            LEFT JOIN LATERAL (SELECT name, company
                FROM feed.digest_party WHERE party = wanted.party LIMIT 1) AS known ON true
            """;

    private final Jdbi record;

    Ties(Jdbi record) {
        this.record = record;
    }

    /** A party as register, guarantees or feed name it: persons' names are masked at the door. */
    record Named(boolean company, String name) {}

    /** The ties that begin or end at a vertex; those to {@code towards} only, when there is one. */
    List<Tie> at(Vertex vertex, @Nullable Vertex towards) {
        List<Tie> ties = new ArrayList<>();
        switch (vertex.kind()) {
            case INSTITUTION -> {
                ties.addAll(registered("institution = :code AND of_party IS NULL", vertex.key()));
                ties.addAll(stakesAt(vertex.key(), "borrower", towards));
                ties.addAll(stakesAt(vertex.key(), "guarantor", towards));
            }
            case PARTY -> {
                ties.addAll(registered("party = :code OR of_party = :code", vertex.key()));
                ties.addAll(stakesOf(List.of(vertex.key()), towards));
                ties.addAll(guaranteed(vertex.key()));
                ties.addAll(sharedBy(vertex));
            }
            case ACCOUNT, ADDRESS, LAW_PERSON -> ties.addAll(sharers(vertex));
        }
        return ties;
    }

    /** Where else parties borrow, vouch, or stand behind a lender. */
    List<Tie> elsewhere(Collection<String> parties) {
        List<Tie> ties = new ArrayList<>(stakesOf(parties, null));
        ties.addAll(record.withHandle(handle -> with(handle.createQuery(REGISTERED.formatted("party = ANY (:parties)"))
                        .bindByType("parties", parties.toArray(String[]::new), String[].class))
                .map((row, ctx) -> registered(row))
                .list()));
        return ties;
    }

    Map<String, Named> names(Collection<String> parties) {
        Map<String, Named> names = new HashMap<>();
        record.useHandle(handle -> handle.createQuery(NAMES)
                .bindByType("parties", parties.toArray(String[]::new), String[].class)
                .map((row, ctx) ->
                        names.put(row.getString("party"), new Named(row.getBoolean("company"), row.getString("name"))))
                .list());
        return names;
    }

    private List<Tie> registered(String where, String code) {
        return record.withHandle(handle -> with(handle.createQuery(REGISTERED.formatted(where)))
                .bind("code", code)
                .map((row, ctx) -> registered(row))
                .list());
    }

    private List<Tie> stakesAt(String code, String role, @Nullable Vertex towards) {
        if (towards != null && towards.kind() != Kind.PARTY) {
            return List.of();
        }
        return record.withHandle(handle -> within(with(handle.createQuery(STAKES_AT)), towards)
                .bind("code", code)
                .bind("role", role)
                .bind("half", MOST / 2)
                .map((row, ctx) -> stake(row))
                .list());
    }

    private List<Tie> stakesOf(Collection<String> parties, @Nullable Vertex towards) {
        return record.withHandle(handle -> handle.createQuery(STAKES_OF)
                .bindByType("parties", parties.toArray(String[]::new), String[].class)
                .bind("code", towards != null && towards.kind() == Kind.INSTITUTION ? towards.key() : "")
                .bind("most", MOST * Math.max(1, parties.size() / 4))
                .map((row, ctx) -> stake(row))
                .list());
    }

    private List<Tie> guaranteed(String party) {
        return record.withHandle(handle -> with(handle.createQuery(GUARANTEED))
                .bind("party", party)
                .map((row, ctx) -> new Tie(
                        Vertex.party(row.getString("guarantor")),
                        Vertex.party(row.getString("borrower")),
                        "guarantees-for",
                        1,
                        null,
                        null,
                        null,
                        row.getInt("number"),
                        row.getLong("fen") / 100.0,
                        seqs(row)))
                .list());
    }

    private List<Tie> sharedBy(Vertex party) {
        return record.withHandle(handle -> with(handle.createQuery(SHARED_BY))
                .bind("party", party.key())
                .map((row, ctx) -> shares(
                        party,
                        Vertex.joint(row.getString("kind"), row.getString("key")),
                        row.getInt("parties"),
                        row.getLong("seq")))
                .list());
    }

    private List<Tie> sharers(Vertex joint) {
        return record.withHandle(handle -> with(handle.createQuery(SHARERS))
                .bind("kind", joint.kind().id())
                .bind("key", joint.key())
                .map((row, ctx) ->
                        shares(Vertex.party(row.getString("party")), joint, row.getInt("parties"), row.getLong("seq")))
                .list());
    }

    private static Tie shares(Vertex party, Vertex joint, int parties, long seq) {
        String kind = "shares-" + joint.kind().id();
        return new Tie(party, joint, kind, 1.0 / parties, null, null, null, parties, null, List.of(seq));
    }

    private static Tie stake(ResultSet row) throws SQLException {
        return new Tie(
                Vertex.party(row.getString("party")),
                Vertex.institution(row.getString("institution")),
                row.getString("role").equals("borrower") ? "borrows" : "guarantees",
                1,
                null,
                null,
                null,
                row.getInt("number"),
                row.getLong("fen") / 100.0,
                seqs(row));
    }

    private static Tie registered(ResultSet row) throws SQLException {
        String of = row.getString("of_party");
        double share = row.getDouble("share");
        return new Tie(
                Vertex.party(row.getString("party")),
                of == null ? Vertex.institution(row.getString("institution")) : Vertex.party(of),
                row.getString("role"),
                1,
                row.getObject("share") == null ? null : share,
                day(row.getDate("valid_from")),
                day(row.getDate("valid_to")),
                null,
                null,
                seqs(row));
    }

    private static Query with(Query query) {
        return query.bind("most", MOST);
    }

    private static Query within(Query query, @Nullable Vertex towards) {
        String beginning = towards == null ? "" : towards.key();
        return query.bind("low", beginning).bind("high", beginning + BEHIND);
    }

    private static List<Long> seqs(ResultSet row) throws SQLException {
        Array seqs = row.getArray("evidence");
        return seqs == null ? List.of() : Arrays.asList((Long[]) seqs.getArray());
    }

    private static @Nullable String day(@Nullable Date day) {
        return day == null ? null : day.toLocalDate().toString();
    }
}
