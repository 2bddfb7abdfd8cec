package io.firewatch.detection.flow;

import static io.firewatch.detection.book.BookAlone.differences;
import static io.firewatch.detection.book.BookAlone.withoutRepeats;
import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.BookAlone;
import io.firewatch.detection.book.BookAlone.Part;
import io.firewatch.detection.book.EntityKey;
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

class FlowFunctionTest {
    private static final int DAY_0 = BusinessTime.day(LocalDate.of(2026, 1, 5));
    private static final int CLOSED = 250;

    private static final BookAlone<FlowFact, FeedRecord> BOOK = new BookAlone<>(
            FlowFunction::new,
            FlowFact.class,
            fact -> new EntityKey(fact.institution(), ""),
            record -> new EntityKey(record.institution(), ""),
            DAY_0);

    private static final List<FlowFact> LENT_TWICE = List.of(lent(10, 1_000), lent(60, 500));

    @Test
    void daysThatOnlyFactsSinceTakenBackHadStretchedToAreTakenBack() throws Exception {
        List<FlowFact> reversed = List.of(lent(60, -500));
        List<FlowFact> all = new ArrayList<>(LENT_TWICE);
        all.addAll(reversed);

        var said = BOOK.said(List.of(new Part(LENT_TWICE, CLOSED), new Part(reversed, CLOSED)));

        assertThat(differences(said, BOOK.said(List.of(new Part(all, CLOSED))))).isEmpty();
        assertThat(said.get("reach/A")).containsOnlyKeys(10);
        assertThat(said.get("growth/A").lastKey()).isEqualTo(130);
    }

    @Test
    void daysBeforeTheFirstThatIsLeftAreTakenBack() throws Exception {
        var said = BOOK.said(List.of(new Part(LENT_TWICE, CLOSED), new Part(List.of(lent(10, -1_000)), CLOSED)));

        assertThat(differences(said, BOOK.said(List.of(new Part(List.of(lent(60, 500)), CLOSED)))))
                .isEmpty();
        assertThat(said.get("growth/A").firstKey()).isEqualTo(60);
    }

    @Test
    void aBookWithoutFactsLeavesNothing() throws Exception {
        List<FlowFact> never = List.of(lent(10, -1_000), lent(60, -500));

        assertThat(BOOK.said(List.of(new Part(LENT_TWICE, CLOSED), new Part(never, CLOSED))))
                .isEmpty();
    }

    /** Of the days between facts that are far apart one book may speak and another be silent: their figures are the same. */
    @Property(tries = 100)
    void whenFactsComeDoesNotShow(@ForAll Random random) throws Exception {
        List<FlowFact> facts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            FlowKind kind = FlowKind.values()[random.nextInt(FlowKind.values().length)];
            FlowFact fact = FlowFact.of("A", kind, DAY_0 + random.nextInt(CLOSED), 1 + random.nextInt(1_000));
            facts.add(fact);
            if (random.nextBoolean()) {
                facts.add(FlowFact.of("A", kind, fact.day(), -fact.amount()));
            }
        }
        var atOnce = withoutRepeats(BOOK.said(List.of(new Part(facts, CLOSED))));
        Collections.shuffle(facts, random);

        assertThat(differences(withoutRepeats(BOOK.said(BookAlone.parts(facts, CLOSED, random))), atOnce))
                .isEmpty();
    }

    private static FlowFact lent(int day, long fen) {
        return FlowFact.of("A", FlowKind.LENT, DAY_0 + day, fen);
    }
}
