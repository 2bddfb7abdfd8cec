package io.firewatch.ingestion.landing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.decode.Decoded;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.model.record.RecordType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What independent sources say, on its way into the record beside what lenders report: gathered line by line, landed at
 * the end of the importer's transaction. A line that says nothing new is not landed again, so an import can be repeated.
 */
public final class IndependentLanding {
    private static final RecordDecoder DECODER = new RecordDecoder();

    /** The newest body of each key; a long key list is asked for at once because a statement has thousands of lines. */
    private static final String KNOWN =
            """
            SELECT DISTINCT ON (record_key) record_key, body FROM feed.record
            WHERE institution = ? AND inf_type = ? AND record_key = ANY (?)
            ORDER BY record_key, seq DESC""";

    private final String source;
    private final Map<Address, Map<String, LandingRow>> gathered = new LinkedHashMap<>();

    private record Address(String institution, RecordType type) {}

    /** {@code source} names where the lines come from: a file, mostly. */
    public IndependentLanding(String source) {
        this.source = source;
    }

    /**
     * Takes one body in and answers its business key. A later body of the same key replaces it. Throws {@link
     * IllegalArgumentException} naming every field that is wrong.
     *
     * @param institution whom it is about; empty for the whole city
     */
    public String add(String institution, RecordType type, ObjectNode body) {
        Decoded decoded = DECODER.decode(type, body);
        if (decoded.refused()) {
            throw new IllegalArgumentException(String.join("; ", decoded.reasons()));
        }
        gathered.computeIfAbsent(new Address(institution, type), address -> new LinkedHashMap<>())
                .put(
                        decoded.key(),
                        new LandingRow(1, decoded.businessDay(), decoded.key(), body.toString(), List.of()));
        return decoded.key();
    }

    /** Lands what is new, in the caller's transaction, who commits at once; answers how many records that were. */
    public int land(Connection transaction) throws SQLException {
        // What is known is looked up before the first landing takes the lock on the order of receipt.
        Map<Address, List<LandingRow>> news = new LinkedHashMap<>();
        for (Map.Entry<Address, Map<String, LandingRow>> one : gathered.entrySet()) {
            List<LandingRow> rows = news(transaction, one.getKey(), one.getValue());
            if (!rows.isEmpty()) {
                news.put(one.getKey(), rows);
            }
        }
        int landed = 0;
        for (Map.Entry<Address, List<LandingRow>> one : news.entrySet()) {
            Address about = one.getKey();
            Batch batch = new Batch(
                    about.institution(),
                    about.type(),
                    source + "/" + UUID.randomUUID(),
                    true,
                    null,
                    null,
                    List.of(),
                    one.getValue());
            if (BatchLanding.land(transaction, batch).isEmpty()) {
                throw new IllegalStateException("batch " + batch.batchNum() + " landed before");
            }
            landed += one.getValue().size();
        }
        return landed;
    }

    private static List<LandingRow> news(Connection transaction, Address about, Map<String, LandingRow> rows)
            throws SQLException {
        Map<String, String> known = new HashMap<>();
        Array keys = transaction.createArrayOf("text", rows.keySet().toArray());
        try (PreparedStatement query = transaction.prepareStatement(KNOWN)) {
            query.setString(1, about.institution());
            query.setInt(2, about.type().infType());
            query.setArray(3, keys);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    known.put(found.getString(1), found.getString(2));
                }
            }
        }
        List<LandingRow> news = new ArrayList<>();
        for (LandingRow row : rows.values()) {
            if (!row.body().equals(known.get(row.key()))) {
                news.add(new LandingRow(news.size() + 1, row.businessDay(), row.key(), row.body(), row.refusals()));
            }
        }
        return news;
    }
}
