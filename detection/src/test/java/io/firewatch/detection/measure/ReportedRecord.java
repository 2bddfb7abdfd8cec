package io.firewatch.detection.measure;

import io.firewatch.ingestion.decode.Decoded;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;

/** A transaction, or a claim which may be reported again and differ. */
record ReportedRecord(
        boolean isTransact,
        String institution,
        String id,
        int type,
        String loan,
        String party,
        long fen,
        long rateMillionths,
        LocalDate date) {
    private static final LocalDate DAY_0 = LocalDate.of(2025, 10, 20);
    private static final int RECEIVED = BusinessTime.day(LocalDate.of(2026, 11, 1));
    private static final RecordDecoder DECODER = new RecordDecoder();

    static ReportedRecord random(Random random, int number) {
        boolean transact = random.nextBoolean();
        return new ReportedRecord(
                transact,
                "L" + random.nextInt(3),
                // A claim comes in several versions, a transaction at most again.
                transact ? "T" + number : "C" + random.nextInt(12),
                random.nextBoolean() ? 7 : 1 + random.nextInt(3),
                transact && random.nextInt(4) == 0 ? "" : "S" + random.nextInt(4),
                "p" + random.nextInt(4),
                random.nextInt(120_000),
                100 * (500 + random.nextInt(1_000)),
                DAY_0.plusDays(random.nextInt(100)));
    }

    /** Which record of its institution this is a version of. */
    String key() {
        return isTransact + institution + id;
    }

    FeedChange received(long seq) {
        RecordType recordType = isTransact ? RecordType.TRANSACT : RecordType.CREDITOR;
        String yuan = BigDecimal.valueOf(fen, 2).toPlainString();
        String body = (isTransact
                        ? "{'transId':'%s','sourceProductCode':'%s','finClaimId':'-1','transferId':'-1','replanId':'-1',"
                                        .formatted(id, loan.isEmpty() ? "-1" : loan)
                                + "'transType':'%d','transMoney':'%s','userIdcardHash':'%s','transTime':'%s 03:00:00'}"
                                        .formatted(type, yuan, party, date)
                        : "{'finClaimId':'%s','sourceProductCode':'%s','userIdcardHash':'%s','invAmount':'%s',"
                                        .formatted(id, loan, party, yuan)
                                + "'invRate':'%s','invTime':'%s 16:00:00','redpackage':'0.00','lockTime':'-1'}"
                                        .formatted(
                                                BigDecimal.valueOf(rateMillionths, 6)
                                                        .toPlainString(),
                                                date))
                .replace('\'', '"');
        Decoded decoded = DECODER.decode(recordType, body);
        if (decoded.refused()) {
            throw new IllegalArgumentException(decoded.reasons() + " in " + body);
        }
        RecordRow row = new RecordRow(
                seq, institution, recordType.infType(), decoded.businessDay(), RECEIVED, decoded.key(), body, false);
        return new FeedChange(row, null, null);
    }
}
