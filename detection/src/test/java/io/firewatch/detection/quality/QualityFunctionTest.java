package io.firewatch.detection.quality;

import static io.firewatch.detection.book.BookAlone.differences;
import static io.firewatch.detection.book.BookAlone.withoutRepeats;
import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.BookAlone;
import io.firewatch.detection.book.BookAlone.Part;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.feed.Arrival;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class QualityFunctionTest {
    private static final int DAY_0 = BusinessTime.day(LocalDate.of(2026, 1, 5));
    private static final int CLOSED = 60;
    private static final int RECEIVED = 90;

    private static final BookAlone<Arrival, QualityFact> BOOK = new BookAlone<>(
            QualityFunction::new,
            Arrival.class,
            arrival -> new EntityKey(arrival.institution(), ""),
            fact -> new EntityKey(fact.institution(), ""),
            DAY_0);

    /** Records of one batch come from several workers, and tell of several days. */
    @Property(tries = 100)
    void theOrderOfABatchsRecordsDoesNotShow(@ForAll Random random) throws Exception {
        List<Arrival> arrivals = new ArrayList<>();
        for (int batch = 1; batch <= 6; batch++) {
            int from = random.nextInt(CLOSED - 3);
            for (int i = 0; i < 4; i++) {
                arrivals.add(arrival(arrivals.size() + 1, batch, from + random.nextInt(3), random.nextBoolean()));
            }
        }
        var atOnce = BOOK.said(List.of(new Part(arrivals, CLOSED)));
        Collections.shuffle(arrivals, random);

        var inParts = BOOK.said(BookAlone.parts(arrivals, CLOSED, random));
        assertThat(differences(withoutRepeats(inParts), withoutRepeats(atOnce))).isEmpty();
    }

    private static Arrival arrival(long seq, long batch, int day, boolean refused) {
        return new Arrival(
                "A",
                refused ? Arrival.Kind.REFUSED : Arrival.Kind.TAKEN,
                RecordType.TRANSACT.infType(),
                DAY_0 + day,
                DAY_0 + RECEIVED,
                batch,
                seq,
                -1,
                100,
                "k" + seq,
                "");
    }
}
