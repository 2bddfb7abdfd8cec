package io.firewatch.detection.ties;

import static io.firewatch.detection.book.BookAlone.differences;
import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.BookAlone;
import io.firewatch.detection.book.BookAlone.Part;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.institution.InstitutionFact;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.Affiliation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RecordType;
import io.firewatch.model.record.RegistryEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TiesFunctionTest {
    private static final int DAY_0 = BusinessTime.day(LocalDate.of(2026, 1, 5));
    private static final int CLOSED = 150;

    private static final BookAlone<FeedRecord, TieFact> BOOK = new BookAlone<>(
            TiesFunction::new,
            FeedRecord.class,
            record -> new EntityKey(record.institution(), ""),
            fact -> new EntityKey(fact.institution(), ""),
            DAY_0);

    private static final List<TieFact> LENT_TWICE = List.of(balance(10, 1_000), balance(60, 500));

    @Test
    void daysThatOnlyFactsSinceTakenBackHadStretchedToAreTakenBack() throws Exception {
        List<TieFact> takenBack = List.of(balance(60, -500));
        List<TieFact> all = new ArrayList<>(LENT_TWICE);
        all.addAll(takenBack);

        var said = BOOK.said(List.of(new Part(LENT_TWICE, CLOSED), new Part(takenBack, CLOSED)));

        assertThat(differences(said, BOOK.said(List.of(new Part(List.of(balance(10, 1_000)), CLOSED)))))
                .isEmpty();
        assertThat(differences(said, BOOK.said(List.of(new Part(all, CLOSED))))).isEmpty();
        assertThat(said.get("related/A").lastKey()).isEqualTo(56);
    }

    @Test
    void daysBeforeTheFirstThatIsLeftAreTakenBack() throws Exception {
        var said = BOOK.said(List.of(new Part(LENT_TWICE, CLOSED), new Part(List.of(balance(10, -1_000)), CLOSED)));

        assertThat(differences(said, BOOK.said(List.of(new Part(List.of(balance(60, 500)), CLOSED)))))
                .isEmpty();
        assertThat(said.get("related/A").firstKey()).isEqualTo(60);
    }

    @Test
    void aBookWithoutFactsLeavesNothing() throws Exception {
        List<TieFact> never = List.of(balance(10, -1_000), balance(60, -500));

        assertThat(BOOK.said(List.of(new Part(LENT_TWICE, CLOSED), new Part(never, CLOSED))))
                .isEmpty();
    }

    @Test
    void anEventOfAnotherDayAfterAllLeavesTheFirst() throws Exception {
        var said = BOOK.said(List.of(
                new Part(List.of(balance(60, 500), event("e", 90)), CLOSED),
                new Part(List.of(event("e", 70)), CLOSED)));

        assertThat(differences(said, BOOK.said(List.of(new Part(List.of(balance(60, 500), event("e", 70)), CLOSED)))))
                .isEmpty();
    }

    @Property(tries = 40)
    void whenFactsComeDoesNotShow(@ForAll Random random) throws Exception {
        List<Object> facts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int day = random.nextInt(CLOSED);
            int fen = 1 + random.nextInt(1_000);
            facts.add(balance(day, fen));
            facts.add(TieFact.of("A", new NewLending(DAY_0 + day, "330100", fen)));
            if (random.nextBoolean()) {
                facts.add(balance(day, -fen));
                facts.add(TieFact.of("A", new NewLending(DAY_0 + day, "330100", -fen)));
            }
            facts.add(owing("p" + i % 3, random.nextInt(CLOSED), random.nextInt(3) * 10_000_000L));
            facts.add(event("e" + i % 2, random.nextInt(CLOSED)));
            facts.add(owner("o" + i % 3, "p" + i % 3, random.nextInt(CLOSED), random.nextInt(CLOSED)));
        }
        var atOnce = BOOK.said(List.of(new Part(facts, CLOSED)));
        List<Object> mixed = BookAlone.mixed(facts, TiesFunctionTest::name, random);

        assertThat(differences(BOOK.said(BookAlone.parts(mixed, CLOSED, random)), atOnce))
                .isEmpty();
    }

    private static String name(Object fact) {
        if (fact instanceof FeedRecord record) {
            return record.key();
        }
        TiedClient client = ((TieFact) fact).client();
        return client == null ? fact.toString() : client.party();
    }

    private static TieFact balance(int day, long fen) {
        return TieFact.of(new InstitutionFact("A", InstitutionFact.Kind.BALANCE, DAY_0 + day, fen, 0, 0));
    }

    private static TieFact owing(String party, int day, long fen) {
        StepSeries owed = steps(day, fen);
        return TieFact.of(
                "A",
                new TiedClient(
                        party,
                        party,
                        true,
                        owed,
                        steps(day, fen > 0 ? 1 : 0),
                        owed,
                        StepSeries.NOTHING,
                        DAY_0 + day,
                        TiedClient.UNKNOWN_DAY,
                        new String[0],
                        new long[] {1},
                        owed,
                        StepSeries.NOTHING));
    }

    private static StepSeries steps(int day, long level) {
        TreeMap<Integer, Long> levels = new TreeMap<>();
        levels.put(DAY_0 + day, level);
        return StepSeries.ofLevels(levels);
    }

    private static FeedRecord event(String key, int day) {
        return FeedRecord.of(
                "A",
                1,
                RecordType.REGISTRY_EVENT,
                key,
                new RegistryEvent(DAY_0 + day, RegistryEvent.SHAREHOLDER_CHANGED, ""));
    }

    private static FeedRecord owner(String key, String party, int from, int to) {
        return FeedRecord.of(
                "A",
                2,
                RecordType.AFFILIATION,
                key,
                new Affiliation(
                        party, false, party, "shareholder", "", "", 0.5, DAY_0 + from, DAY_0 + Math.max(from, to)));
    }
}
