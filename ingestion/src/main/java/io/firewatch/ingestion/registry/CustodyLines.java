package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.landing.IndependentLanding;
import io.firewatch.model.Money;
import io.firewatch.model.record.RecordType;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A custodian's statement lines about one lender's customers' account. Sent again they change nothing: a line is known by
 * its day, direction and the bank's serial, or, where the bank gives none, by all it says and its place among equal lines
 * of the same file. Lines without a serial therefore come in whole days.
 */
final class CustodyLines implements RegistryFile {
    private static final List<String> DIRECTIONS = List.of("in", "out");

    private final BureauKeys keys;
    private final IndependentLanding landing;
    private final String institution;
    private final Map<String, Integer> equals = new HashMap<>();
    private final Map<String, ObjectNode> bySerial = new HashMap<>();

    CustodyLines(BureauKeys keys, IndependentLanding landing, String institution) {
        this.keys = keys;
        this.landing = landing;
        this.institution = institution;
    }

    @Override
    public List<String> columns() {
        return List.of("date", "direction", "amount");
    }

    @Override
    public boolean mayRepeat() {
        return true;
    }

    @Override
    public String take(Connection connection, CsvRow row) {
        LocalDate day = row.requiredDate("date");
        String direction = row.oneOf("direction", DIRECTIONS);
        Long fen = row.fen("amount");
        if (fen == null) {
            throw new IllegalArgumentException("amount: is missing");
        }
        if (fen < 0) {
            throw new IllegalArgumentException("amount: is negative; the direction says which way money went");
        }
        String party = row.optional("party_hash");
        String serial = given(row.optional("bank_trans_id"));
        String type = given(row.optional("trans_type"));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("date", day.toString()).put("direction", direction);
        body.put("amount", Money.ofFen(fen).yuan());
        body.put("party", given(party) == null ? "" : keys.party(Objects.requireNonNull(party)));
        body.put("bankTransId", serial == null ? "" : serial);
        body.put("transType", type == null ? "" : type);
        Long balance = row.fen("balance");
        if (balance != null) {
            body.put("balance", Bodies.yuan(balance));
        }
        if (serial == null) {
            body.put("occurrence", String.valueOf(equals.merge(body.toString(), 1, Integer::sum)));
        }
        String key = landing.add(institution, RecordType.CUSTODY_LINE, body);
        ObjectNode before = serial == null ? null : bySerial.putIfAbsent(key, body);
        if (before != null && !before.equals(body)) {
            throw new IllegalArgumentException(
                    "bank_trans_id: '" + serial + "' stands on an earlier line of that day that says something else");
        }
        return key;
    }

    /** -1 stands for "not there", as in the feed. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.equals("-1") ? null : text;
    }
}
