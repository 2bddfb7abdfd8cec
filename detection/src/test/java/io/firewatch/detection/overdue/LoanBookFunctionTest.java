package io.firewatch.detection.overdue;

import static io.firewatch.detection.book.BookAlone.differences;
import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.BookAlone;
import io.firewatch.detection.book.BookAlone.Part;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.overdue.LoanTally.Kind;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.FeedRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LoanBookFunctionTest {
    private static final int DAY_0 = BusinessTime.day(LocalDate.of(2026, 1, 5));
    private static final int CLOSED = 97;

    private static final BookAlone<FeedRecord, LoanTally> BOOK = new BookAlone<>(
            LoanBookFunction::new,
            FeedRecord.class,
            record -> new EntityKey(record.institution(), ""),
            tally -> new EntityKey(tally.institution(), ""),
            DAY_0);

    private static final List<LoanTally> LENT_AND_OVERDUE =
            List.of(tally(Kind.BALANCE, 10, 1_000), tally(Kind.OVERDUE, 41, 1_000));

    @Test
    void daysThatOnlyFactsSinceTakenBackHadStretchedToAreTakenBack() throws Exception {
        List<LoanTally> repaid = List.of(tally(Kind.BALANCE, 40, -1_000), tally(Kind.OVERDUE, 41, -1_000));
        List<LoanTally> all = new ArrayList<>(LENT_AND_OVERDUE);
        all.addAll(repaid);

        var said = BOOK.said(List.of(new Part(LENT_AND_OVERDUE, CLOSED), new Part(repaid, CLOSED)));

        assertThat(differences(said, BOOK.said(List.of(new Part(all, CLOSED))))).isEmpty();
        assertThat(said.get("overdue/A").lastKey()).isEqualTo(70);
    }

    @Test
    void aBookWithoutFactsLeavesNothing() throws Exception {
        List<LoanTally> never = List.of(tally(Kind.BALANCE, 10, -1_000), tally(Kind.OVERDUE, 41, -1_000));

        assertThat(BOOK.said(List.of(new Part(LENT_AND_OVERDUE, CLOSED), new Part(never, CLOSED))))
                .isEmpty();
    }

    @Property(tries = 100)
    void whenFactsComeDoesNotShow(@ForAll Random random) throws Exception {
        List<LoanTally> facts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            LoanTally fact = tally(kind, random.nextInt(CLOSED), 1 + random.nextInt(1_000));
            facts.add(fact);
            if (random.nextBoolean()) {
                facts.add(tally(kind, fact.days()[0] - DAY_0, -fact.changes()[0]));
            }
        }
        var atOnce = BOOK.said(List.of(new Part(facts, CLOSED)));
        Collections.shuffle(facts, random);

        assertThat(differences(BOOK.said(BookAlone.parts(facts, CLOSED, random)), atOnce))
                .isEmpty();
    }

    private static LoanTally tally(Kind kind, int day, long change) {
        return new LoanTally("A", kind, new int[] {DAY_0 + day}, new long[] {change}, 1);
    }
}
