package io.firewatch.ingestion.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.ingestion.refusal.Refusal;
import io.firewatch.ingestion.refusal.RefusalCode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.Rate;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body field by field and collects every reason why it cannot be a record, instead of stopping at the first.
 * What is read badly yields a placeholder; the caller asks {@link #reasons} before it believes anything.
 *
 * <p>Empty, absent, null and {@code -1} all mean "not there" (reporting-protocol A.8), as text and as number.
 */
final class Fields {
    /** Beyond every id and code seen; a longer one would not fit the record's index. */
    static final int LONGEST_ID = 128;

    private static final int LONGEST_QUOTE = 40;

    /** Facts outside these years are slips of the keyboard or of a clock. */
    private static final int FIRST_DAY = BusinessTime.parseDay("1990-01-01");

    private static final int LAST_DAY = BusinessTime.parseDay("2099-12-31");

    private final JsonNode body;
    private final List<String> reasons = new ArrayList<>(0);

    Fields(JsonNode body) {
        this.body = body;
    }

    List<String> reasons() {
        return reasons;
    }

    void refuse(String field, RefusalCode code, Object... parameters) {
        reasons.add(Refusal.of(field, code, parameters).sentence());
    }

    /** The text as it came, trimmed; empty when not there. Does not treat {@code -1} as absence. */
    String raw(String field) {
        JsonNode value = body.get(field);
        return value == null || value.isNull() || value.isContainerNode()
                ? ""
                : value.asText().trim();
    }

    /** Empty when not there. */
    String text(String field) {
        String raw = raw(field);
        return isAbsent(raw) ? "" : raw;
    }

    /** An id that may be missing: empty then. */
    String optionalId(String field) {
        String id = text(field);
        if (id.length() > LONGEST_ID) {
            refuse(field, RefusalCode.TOO_LONG, LONGEST_ID);
            return id.substring(0, LONGEST_ID);
        }
        return id;
    }

    String id(String field) {
        String id = optionalId(field);
        if (id.isEmpty()) {
            refuse(field, RefusalCode.MISSING);
        }
        return id;
    }

    /**
     * A party of the city, empty when not there: a record that names nobody still tells of money, and self-check counts it as a
     * leak rather than refusing it (A.11). It also takes {@code 0} and {@code -} for absent (A.8). Never quoted in a reason.
     */
    String optionalParty(String field) {
        String party = optionalId(field);
        return party.equals("0") || party.equals("-") ? "" : party;
    }

    String party(String field) {
        String party = optionalParty(field);
        if (party.isEmpty()) {
            refuse(field, RefusalCode.MISSING);
        }
        return party;
    }

    int code(String field) {
        String raw = raw(field);
        if (isAbsent(raw)) {
            refuse(field, RefusalCode.MISSING);
            return -1;
        }
        return number(field, raw, RefusalCode.NO_CODE);
    }

    /** A code of an open list in which {@code -1} stands for "not applicable" (transType, A.10). */
    int openCode(String field) {
        String raw = raw(field);
        if (raw.isEmpty()) {
            refuse(field, RefusalCode.MISSING);
            return -1;
        }
        return number(field, raw, RefusalCode.NO_CODE);
    }

    /** A code for which {@code -1} and absence are meanings of their own. */
    int optionalCode(String field, int absent) {
        String raw = raw(field);
        return isAbsent(raw) ? absent : number(field, raw, RefusalCode.NO_CODE);
    }

    /** A whole number from {@code least} up. */
    int count(String field, int least) {
        String raw = raw(field);
        if (isAbsent(raw)) {
            refuse(field, RefusalCode.MISSING);
            return least;
        }
        int count = number(field, raw, RefusalCode.NO_WHOLE_NUMBER);
        if (count < least) {
            refuse(field, RefusalCode.LESS_THAN, shortened(raw), least);
        }
        return count;
    }

    /** A whole number from zero up, or null when not there. */
    @Nullable
    Integer optionalCount(String field) {
        return isAbsent(raw(field)) ? null : Integer.valueOf(count(field, 0));
    }

    private int number(String field, String raw, RefusalCode complaint) {
        try {
            // Number-typed columns print whole numbers with decimals: 9.0, 180.00.
            int point = raw.indexOf('.');
            boolean whole = point > 0 && raw.substring(point + 1).chars().allMatch(digit -> digit == '0');
            return Integer.parseInt(whole ? raw.substring(0, point) : raw);
        } catch (NumberFormatException e) {
            refuse(field, complaint, shortened(raw));
            return -1;
        }
    }

    /** An amount where {@code -1} is an amount too: transactions, whose reversals are negative (A.6). */
    Money signedMoney(String field) {
        String raw = raw(field);
        if (raw.isEmpty()) {
            refuse(field, RefusalCode.MISSING);
            return Money.ZERO;
        }
        return money(field, raw);
    }

    /** An amount that must be there and may not be negative. */
    Money money(String field) {
        String raw = raw(field);
        if (isAbsent(raw)) {
            refuse(field, RefusalCode.MISSING);
            return Money.ZERO;
        }
        return notNegative(field, money(field, raw), raw);
    }

    Money positiveMoney(String field) {
        Money amount = money(field);
        if (amount.fen() == 0 && !isAbsent(raw(field)) && reasons.isEmpty()) {
            refuse(field, RefusalCode.ZERO);
        }
        return amount;
    }

    /** Zero when not there; may be negative, as a discount is. */
    Money optionalMoney(String field) {
        String raw = raw(field);
        return isAbsent(raw) ? Money.ZERO : money(field, raw);
    }

    private Money money(String field, String raw) {
        try {
            return Money.parseYuan(raw);
        } catch (NumberFormatException e) {
            refuse(field, RefusalCode.NO_AMOUNT, shortened(raw));
            return Money.ZERO;
        }
    }

    private Money notNegative(String field, Money amount, String raw) {
        if (amount.fen() < 0) {
            refuse(field, RefusalCode.NEGATIVE, shortened(raw));
        }
        return amount;
    }

    /** An annual rate from the first of the fields that has one. */
    Rate rate(String... fields) {
        for (String field : fields) {
            String raw = raw(field);
            if (!isAbsent(raw)) {
                try {
                    return Rate.parse(raw);
                } catch (NumberFormatException e) {
                    refuse(field, RefusalCode.NO_RATE, shortened(raw));
                    return new Rate(0);
                }
            }
        }
        refuse(fields[0], RefusalCode.MISSING);
        return new Rate(0);
    }

    long moment(String field) {
        String raw = raw(field);
        if (isAbsent(raw)) {
            refuse(field, RefusalCode.MISSING);
            return 0;
        }
        return moment(field, raw);
    }

    int day(String field) {
        return BusinessTime.dayOf(moment(field));
    }

    @Nullable
    Integer optionalDay(String field) {
        String raw = raw(field);
        return isAbsent(raw) ? null : BusinessTime.dayOf(moment(field, raw));
    }

    private long moment(String field, String raw) {
        try {
            long moment = BusinessTime.parseMoment(raw);
            int day = BusinessTime.dayOf(moment);
            if (day < FIRST_DAY || day > LAST_DAY) {
                refuse(field, RefusalCode.OUTSIDE_YEARS, shortened(raw));
                return 0;
            }
            return moment;
        } catch (DateTimeException e) {
            refuse(field, RefusalCode.NO_DATE, shortened(raw));
            return 0;
        }
    }

    static boolean isAbsent(String raw) {
        return raw.isEmpty() || raw.equals("-1");
    }

    private static String shortened(String raw) {
        return raw.length() > LONGEST_QUOTE ? raw.substring(0, LONGEST_QUOTE) + "…" : raw;
    }
}
