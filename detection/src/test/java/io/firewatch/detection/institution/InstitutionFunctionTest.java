package io.firewatch.detection.institution;

import static io.firewatch.detection.book.BookAlone.differences;
import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.BookAlone;
import io.firewatch.detection.book.BookAlone.Part;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.institution.InstitutionFact.Kind;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.TransType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InstitutionFunctionTest {
    private static final int DAY_0 = BusinessTime.day(LocalDate.of(2026, 1, 5));
    private static final int CLOSED = 120;

    private static final BookAlone<FeedRecord, InstitutionFact> BOOK = new BookAlone<>(
            InstitutionFunction::new,
            FeedRecord.class,
            record -> new EntityKey(record.institution(), ""),
            fact -> new EntityKey(fact.institution(), ""),
            DAY_0);

    private static final List<InstitutionFact> LENT_TWICE =
            List.of(fact(Kind.BALANCE, 10, 1_000, 0), fact(Kind.BALANCE, 60, 500, 0));

    @Test
    void daysBeforeTheFirstThatIsLeftAreTakenBack() throws Exception {
        List<InstitutionFact> first = List.of(fact(Kind.BALANCE, 10, -1_000, 0));

        var said = BOOK.said(List.of(new Part(LENT_TWICE, CLOSED), new Part(first, CLOSED)));

        assertThat(said.get("flows/A").firstKey()).isEqualTo(60);
    }

    @Test
    void daysThatOnlyFactsSinceTakenBackHadStretchedToAreTakenBack() throws Exception {
        List<InstitutionFact> second = List.of(fact(Kind.BALANCE, 60, -500, 0));

        var said = BOOK.said(List.of(new Part(LENT_TWICE, CLOSED), new Part(second, CLOSED)));

        assertThat(said.get("flows/A").lastKey()).isEqualTo(40);
    }

    @Test
    void aBookWithoutFactsLeavesNothing() throws Exception {
        List<InstitutionFact> never = List.of(fact(Kind.BALANCE, 10, -1_000, 0), fact(Kind.BALANCE, 60, -500, 0));

        assertThat(BOOK.said(List.of(new Part(LENT_TWICE, CLOSED), new Part(never, CLOSED))))
                .isEmpty();
    }

    @Property(tries = 100)
    void whenFactsComeDoesNotShow(@ForAll Random random) throws Exception {
        List<InstitutionFact> facts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            long first = kind == Kind.FLOW ? TransType.PRINCIPAL_BACK : 1 + random.nextInt(1_000);
            InstitutionFact fact = fact(kind, random.nextInt(CLOSED), first, 1 + random.nextInt(1_000));
            facts.add(fact);
            if (random.nextBoolean()) {
                facts.add(fact(kind, fact.day() - DAY_0, kind == Kind.FLOW ? first : -first, -fact.second()));
            }
        }
        var atOnce = BOOK.said(List.of(new Part(facts, CLOSED)));
        Collections.shuffle(facts, random);

        assertThat(differences(BOOK.said(BookAlone.parts(facts, CLOSED, random)), atOnce))
                .isEmpty();
    }

    private static InstitutionFact fact(Kind kind, int day, long first, long second) {
        return new InstitutionFact("A", kind, DAY_0 + day, first, second, 0);
    }
}
