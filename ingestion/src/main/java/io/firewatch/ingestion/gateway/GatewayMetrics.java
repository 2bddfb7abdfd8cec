package io.firewatch.ingestion.gateway;

import io.firewatch.ingestion.landing.Batch;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** What the gateway has done since it started, as Prometheus text. */
final class GatewayMetrics {
    /** Upper bounds of the landing histogram in milliseconds: a full batch takes about 200. */
    private static final long[] BOUNDS_MS = {10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000};

    private final LongAdder batches = new LongAdder();
    private final LongAdder testBatches = new LongAdder();
    private final LongAdder records = new LongAdder();
    private final LongAdder refusedRecords = new LongAdder();
    private final LongAdder landingNanos = new LongAdder();
    private final AtomicLongArray landings = new AtomicLongArray(BOUNDS_MS.length + 1);
    private final Map<AnswerCode, LongAdder> refusedBatches = new EnumMap<>(AnswerCode.class);

    GatewayMetrics() {
        for (AnswerCode code : AnswerCode.values()) {
            if (code != AnswerCode.ACCEPTED) {
                refusedBatches.put(code, new LongAdder());
            }
        }
    }

    void landed(Batch batch, long nanos) {
        if (!batch.production()) {
            testBatches.increment();
            return;
        }
        batches.increment();
        records.add(batch.rows().size());
        refusedRecords.add(batch.refused());
        landingNanos.add(nanos);
        int bucket = 0;
        while (bucket < BOUNDS_MS.length && nanos > BOUNDS_MS[bucket] * 1_000_000) {
            bucket++;
        }
        landings.incrementAndGet(bucket);
    }

    void refused(AnswerCode code) {
        LongAdder count = refusedBatches.get(code);
        if (count != null) {
            count.increment();
        }
    }

    String text() {
        StringBuilder text = new StringBuilder(2_048);
        type(text, "firewatch_gateway_batches_total", "counter", "Batches acknowledged and stored.");
        text.append("firewatch_gateway_batches_total ").append(batches.sum()).append('\n');
        type(text, "firewatch_gateway_test_batches_total", "counter", "Debugging pushes answered.");
        text.append("firewatch_gateway_test_batches_total ")
                .append(testBatches.sum())
                .append('\n');
        type(text, "firewatch_gateway_records_total", "counter", "Records stored, refused ones included.");
        text.append("firewatch_gateway_records_total ").append(records.sum()).append('\n');
        type(text, "firewatch_gateway_records_refused_total", "counter", "Records stored with reasons for refusal.");
        text.append("firewatch_gateway_records_refused_total ")
                .append(refusedRecords.sum())
                .append('\n');
        type(
                text,
                "firewatch_gateway_batches_refused_total",
                "counter",
                "Requests refused as a whole, by answer code.");
        refusedBatches.forEach((code, count) -> text.append("firewatch_gateway_batches_refused_total{code=\"")
                .append(code.code())
                .append("\"} ")
                .append(count.sum())
                .append('\n'));
        histogram(text);
        return text.toString();
    }

    private void histogram(StringBuilder text) {
        String name = "firewatch_gateway_landing_seconds";
        type(text, name, "histogram", "From the first byte read to the commit.");
        long count = 0;
        for (int i = 0; i < BOUNDS_MS.length; i++) {
            count += landings.get(i);
            text.append(name)
                    .append("_bucket{le=\"")
                    .append(BOUNDS_MS[i] / 1_000.0)
                    .append("\"} ")
                    .append(count)
                    .append('\n');
        }
        count += landings.get(BOUNDS_MS.length);
        text.append(name).append("_bucket{le=\"+Inf\"} ").append(count).append('\n');
        text.append(name).append("_sum ").append(landingNanos.sum() / 1e9).append('\n');
        text.append(name).append("_count ").append(count).append('\n');
    }

    private static void type(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
