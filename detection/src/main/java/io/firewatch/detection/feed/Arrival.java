package io.firewatch.detection.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.Creditor;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.LendParticulars;
import io.firewatch.model.record.RecordType;
import io.firewatch.model.record.Status;
import io.firewatch.model.record.Transact;
import io.firewatch.model.record.TransferStatus;
import io.firewatch.model.record.UnderTake;

/**
 * How one record came, whatever it says: all that the quality of reporting is judged by before any join.
 *
 * @param day business day: the record's own, or the latest its lender had reported by then
 * @param lag seconds from what it reports to its receipt; negative where the type carries no moment
 * @param fen amount of a transaction, 0 for other types
 * @param key empty where nobody will ask which record it was
 * @param reasons why it was refused; empty otherwise
 */
public record Arrival(
        String institution,
        Kind kind,
        int infType,
        int day,
        int receivedDay,
        long batch,
        long seq,
        long lag,
        long fen,
        String key,
        String reasons) {

    /** What became of it. */
    public enum Kind {
        /** The first of its key. */
        TAKEN,
        /** Says what was said before. */
        REPEATED,
        /** Another version of what was said before. */
        REPLACING,
        /** Refused by the gateway. */
        REFUSED
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NO_LAG = -1;

    public static Arrival of(FeedRecord record, Kind kind) {
        long moment = momentOf(record);
        Transact flow = record.transact();
        long at = record.receipt().at();
        // A record for a moment to come is no late one.
        long lag = moment == Long.MIN_VALUE ? NO_LAG : Math.max(at - moment, 0);
        boolean notable = kind != Kind.TAKEN
                || lag > BusinessTime.SECONDS_PER_DAY
                || (flow != null && flow.amount().fen() <= 0);
        return new Arrival(
                record.institution(),
                kind,
                record.type().infType(),
                moment == Long.MIN_VALUE ? record.receipt().day() : BusinessTime.dayOf(moment),
                BusinessTime.dayOf(at),
                record.receipt().batch(),
                record.seq(),
                lag,
                flow == null ? 0 : flow.amount().fen(),
                notable ? record.key() : "",
                "");
    }

    public static Arrival refused(RecordRow row, int lenderDay) {
        Integer own = row.businessDay();
        return new Arrival(
                row.institution(),
                Kind.REFUSED,
                row.infType(),
                own == null ? lenderDay : own,
                row.receivedDay(),
                row.batch(),
                row.seq(),
                NO_LAG,
                0,
                row.key(),
                reasons(row));
    }

    private static String reasons(RecordRow row) {
        try {
            return String.join("; ", JSON.readValue(row.refusals(), String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("refusals of record " + row.seq() + " are no JSON list of texts", e);
        }
    }

    public boolean isFlow() {
        return infType == RecordType.TRANSACT.infType();
    }

    public boolean isPlan() {
        return infType == RecordType.REPAY_PLAN.infType();
    }

    /** When what it reports happened; none where the type reports no act, but a listing or a plan. */
    private static long momentOf(FeedRecord record) {
        Transact flow = record.transact();
        Status status = record.status();
        Creditor claim = record.creditor();
        LendParticulars detail = record.lendParticulars();
        TransferStatus transfer = record.transferStatus();
        UnderTake taken = record.underTake();
        if (flow != null) {
            return flow.time();
        } else if (detail != null) {
            return detail.time();
        } else if (status != null) {
            return status.changedAt();
        } else if (claim != null) {
            return claim.startedAt();
        } else if (transfer != null) {
            return transfer.changedAt();
        }
        return taken == null ? Long.MIN_VALUE : taken.takenAt();
    }
}
