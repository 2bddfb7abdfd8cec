package io.firewatch.ingestion.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.decode.Decoded;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.identity.Desensitised;
import io.firewatch.ingestion.identity.Desensitiser;
import io.firewatch.ingestion.landing.Batch;
import io.firewatch.ingestion.landing.BatchLanding;
import io.firewatch.ingestion.landing.LandingRow;
import io.firewatch.ingestion.refusal.Refusal;
import io.firewatch.ingestion.refusal.RefusalCode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Takes one push from its form to the record: who sent it, whether the envelope holds together, what each record says.
 * A wrong envelope refuses the whole batch; a wrong record is kept with its reasons and sinks nobody else.
 */
final class BatchIntake {
    private final Lenders lenders;
    private final BatchLanding landing;
    private final Desensitiser desensitiser;
    private final RecordDecoder decoder = new RecordDecoder();
    private final Clock clock;

    BatchIntake(DataSource record, BureauKeys keys, Clock clock) {
        this.lenders = new Lenders(record, keys);
        this.landing = new BatchLanding(record);
        this.desensitiser = new Desensitiser(keys);
        this.clock = clock;
    }

    /**
     * Lands the batch and answers it. When this returns, the batch is committed.
     *
     * @param debugging whether it came by a {@code /test} path
     */
    Batch take(RecordType type, boolean debugging, String apiKey, byte[] msg) throws SQLException {
        Envelope envelope = EnvelopeReader.read(msg);
        String institution = lenders.authenticate(envelope.fields(), apiKey);
        requireFits(envelope, type);
        boolean production = !debugging && dataType(envelope) == 1;
        BatchNumber number = BatchNumber.parse(envelope.required("batchNum"));
        if (landing.hasSucceeded(institution, type.infType(), number.text(), production)) {
            throw repeated();
        }
        Set<String> observations = new TreeSet<>();
        if (!CheckCode.fits(envelope, msg)) {
            observations.add("check-code");
        }
        if (number.tradeDay() == null) {
            observations.add("batch-num");
        }
        List<LandingRow> rows = rows(type, institution, envelope.records(), observations);
        Batch batch = new Batch(
                institution,
                type,
                number.text(),
                production,
                envelope.fields().get("sentTime"),
                number.tradeDay(),
                List.copyOf(observations),
                rows);
        if (landing.land(batch).isEmpty()) {
            throw repeated();
        }
        return batch;
    }

    private static void requireFits(Envelope envelope, RecordType type) {
        int infType = envelope.number("infType");
        if (infType != type.infType()) {
            throw new RefusedException(
                    AnswerCode.WRONG_INF_TYPE,
                    "infType和实际调用接口不匹配。",
                    "The field infType is " + infType + "; /p2p/" + type.endpoint() + " takes " + type.infType() + ".");
        }
        int total = envelope.number("totalNum");
        int sent = envelope.records().size();
        if (sent == 0 || total > EnvelopeReader.MOST_RECORDS) {
            throw new RefusedException(
                    AnswerCode.WRONG_COUNT,
                    "一个批次应有 1 至 " + EnvelopeReader.MOST_RECORDS + " 条数据。",
                    "A batch carries 1 to " + EnvelopeReader.MOST_RECORDS + " records.");
        }
        if (total != sent) {
            throw new RefusedException(
                    AnswerCode.WRONG_TOTAL,
                    "totalNum 为 " + total + "，实际 " + sent + " 条。",
                    "The field totalNum says " + total + ", dataList holds " + sent + ".");
        }
    }

    private static int dataType(Envelope envelope) {
        int dataType = envelope.number("dataType");
        if (dataType != 0 && dataType != 1) {
            throw new RefusedException(
                    AnswerCode.BAD_FIELD,
                    "dataType 应为 0（调试）或 1（正式）。",
                    "The field dataType is " + dataType + "; allowed are 0 (debugging) and 1 (production).");
        }
        return dataType;
    }

    private List<LandingRow> rows(
            RecordType type, String institution, List<ObjectNode> records, Set<String> observations) {
        int receivedDay = BusinessTime.day(LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE));
        List<LandingRow> rows = new ArrayList<>(records.size());
        for (ObjectNode sent : records) {
            Desensitised kept = desensitiser.desensitise(type, sent, receivedDay);
            observations.addAll(kept.observations());
            Decoded decoded = decoder.decode(type, kept.body());
            List<String> refusals = new ArrayList<>(kept.reasons());
            refusals.addAll(decoded.reasons());
            String sourceCode = kept.body().path("sourceCode").asText("");
            if (!sourceCode.isEmpty() && !sourceCode.equals(institution)) {
                refusals.add(Refusal.of("sourceCode", RefusalCode.OTHER_SENDER).sentence());
            }
            rows.add(new LandingRow(
                    rows.size() + 1,
                    decoded.businessDay(),
                    decoded.key(),
                    kept.body().toString(),
                    refusals));
        }
        return rows;
    }

    private static RefusedException repeated() {
        return new RefusedException(
                AnswerCode.REPEATED,
                "该批次已经上传成功，请勿重复上报。",
                "This batch has been received before; it is not stored again.");
    }
}
