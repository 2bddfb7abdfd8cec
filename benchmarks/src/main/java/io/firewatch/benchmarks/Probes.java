package io.firewatch.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.embedded.city.Batch;
import io.firewatch.embedded.city.CityClient;
import io.firewatch.embedded.city.ClientStyle;
import io.firewatch.embedded.city.Envelope;
import io.firewatch.embedded.city.Fact;
import io.firewatch.embedded.city.IdentityHash;
import io.firewatch.embedded.city.Lender;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.model.record.RecordType;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Borrowers over the limit, one after another at a pace whatever the answers do, and how long each takes from the
 * acknowledgement of its last record until it is listed as an alert.
 */
final class Probes {
    /** Reports nothing else, so that its newest alerts are the probes. */
    static final Lender LENDER = new Lender(
            "CERT20190499001",
            "望川测速网贷信息中介有限公司",
            InstitutionType.P2P,
            "城东区",
            "bench-probe",
            ClientStyle.OFFICIAL,
            Set.of(),
            Set.of());

    private static final long EVERY_MILLIS = 500;
    private static final long POLL_MILLIS = 20;
    private static final int POLLED = 10;

    /** An alert later than this counts with this, so that a standstill shows. */
    private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final CityClient client;
    private final DeskApi desk;
    private final BureauKeys keys;
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private int sent;

    Probes(CityClient client, DeskApi desk, BureauKeys keys) {
        this.client = client;
        this.desk = desk;
        this.keys = keys;
    }

    /** Sends until the load is sent, then waits for the last alerts. */
    Latencies measure(Load load, java.util.function.BooleanSupplier sending) throws Exception {
        Latencies found = new Latencies();
        Thread sender = new Thread(() -> sendWhile(load, sending), "bench probe");
        sender.start();
        while (sender.isAlive() || !waiting.isEmpty()) {
            collect(found);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return found;
    }

    private void sendWhile(Load load, java.util.function.BooleanSupplier sending) {
        try {
            long due = System.nanoTime();
            while (sending.getAsBoolean()) {
                borrow(load.day());
                due += EVERY_MILLIS * 1_000_000;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("probe " + sent + " could not be sent", e);
        }
    }

    private void collect(Latencies found) throws IOException, InterruptedException {
        if (waiting.isEmpty()) {
            return;
        }
        for (JsonNode alert : desk.overLimit(LENDER.code(), POLLED)) {
            Long since =
                    waiting.remove(shortened(alert.path("subject").path("id").asText()));
            if (since != null) {
                found.add((System.nanoTime() - since) / 1e6);
            }
        }
        waiting.forEach((party, since) -> {
            if (System.nanoTime() - since > GIVE_UP_NANOS && waiting.remove(party) != null) {
                found.add((System.nanoTime() - since) / 1e6);
            }
        });
    }

    /** The desk shows the beginning of an identity only. */
    private static String shortened(String party) {
        return party.substring(0, Math.min(8, party.length()));
    }

    private void borrow(LocalDate day) throws IOException, InterruptedException {
        int number = ++sent;
        String document = String.format(Locale.ROOT, "99010119800101%04d", number);
        String hash = IdentityHash.of(document);
        String loan = "PROBE" + number;
        String now = day + " 09:00:00";
        push(day, number, user(document, hash, now));
        push(day, number, listing(loan, hash, now));
        push(day, number, Fact.of(RecordType.STATUS, loan, "1", now));
        waiting.put(shortened(keys.party(hash)), System.nanoTime());
    }

    private static Fact user(String document, String hash, String now) {
        String masked = document.substring(0, 14) + "****";
        String[] values = {
            "1",
            "2",
            now,
            "李测",
            "1",
            "1",
            masked,
            hash,
            "1000000****",
            "$2a$10$probe",
            "$2a$10$probe",
            "-1",
            "-1",
            "-1",
            "-1",
            "-1",
            "1",
            "9999********0001"
        };
        return Fact.of(RecordType.USER_INFO, values);
    }

    private static Fact listing(String loan, String hash, String now) {
        String[] values = {
            now,
            loan,
            loan,
            hash,
            "1",
            "周转",
            "0.100000",
            "260000.00",
            "0.00",
            "360",
            "3",
            "0.00",
            "1",
            "-1",
            "-1",
            "-1",
            "-1",
            "-1",
            "0.00",
            LENDER.name()
        };
        return Fact.of(RecordType.SCATTER_INVEST, values);
    }

    private void push(LocalDate day, int number, Fact fact) throws IOException, InterruptedException {
        Batch batch = new Batch(LENDER, fact.type(), day, 1, number, List.of(fact));
        client.send(fact.type(), Envelope.body(batch, System.currentTimeMillis()), Envelope.number(batch));
    }
}
