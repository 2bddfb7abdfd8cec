package io.firewatch.detection.product;

import static io.firewatch.detection.book.BookAlone.differences;
import static io.firewatch.detection.loan.Loans.DAY_0;
import static io.firewatch.detection.loan.Loans.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.BookAlone;
import io.firewatch.detection.book.BookAlone.Part;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.claim.PlacedClaim;
import io.firewatch.detection.loan.LoanClaim;
import io.firewatch.detection.loan.PrincipalCurve;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.Rate;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.LendParticulars;
import io.firewatch.model.record.LendProduct;
import io.firewatch.model.record.RecordType;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProductFunctionTest {
    private static final int CLOSED = 120;

    private static final BookAlone<FeedRecord, ProductFact> BOOK = new BookAlone<>(
            ProductFunction::new,
            FeedRecord.class,
            record -> new EntityKey(record.institution(), String.valueOf(ProductFunction.productOf(record))),
            fact -> new EntityKey(fact.institution(), fact.product()),
            DAY_0);

    @Test
    void daysThatOnlyAClaimSinceTakenBackHadStretchedToAreTakenBack() throws Exception {
        List<Object> sold = List.of(listed(60), moved(1, TransType.LEND, 10, 1_000), claim("c", 10, 90, false));
        List<Object> gone = List.of(claim("c", 10, 90, true));
        List<Object> all = new ArrayList<>(sold);
        all.addAll(gone);

        var said = BOOK.said(List.of(new Part(sold, CLOSED), new Part(gone, CLOSED)));

        assertThat(differences(said, BOOK.said(List.of(new Part(all, CLOSED))))).isEmpty();
        assertThat(said.get("pooling/P").lastKey()).isEqualTo(41);
    }

    @Test
    void daysBeforeTheFirstThatIsLeftAreTakenBack() throws Exception {
        List<Object> sold = List.of(listed(60), claim("c", 10, 90, false), moved(1, TransType.LEND, 30, 1_000));
        List<Object> gone = List.of(claim("c", 10, 90, true));
        List<Object> all = new ArrayList<>(sold);
        all.addAll(gone);

        var said = BOOK.said(List.of(new Part(sold, CLOSED), new Part(gone, CLOSED)));

        assertThat(differences(said, BOOK.said(List.of(new Part(all, CLOSED))))).isEmpty();
        assertThat(said.get("pooling/P").firstKey()).isEqualTo(30);
    }

    @Test
    void aProductWithoutFactsLeavesNothing() throws Exception {
        List<Object> placed = List.of(listed(60), claim("c", 10, 90, false));
        List<Object> gone = List.of(claim("c", 10, 90, true));

        assertThat(BOOK.said(List.of(new Part(placed, CLOSED), new Part(gone, CLOSED))))
                .isEmpty();
    }

    @Property(tries = 100)
    void whenFactsComeDoesNotShow(@ForAll Random random) throws Exception {
        List<Object> facts = new ArrayList<>();
        facts.add(listed(30 + random.nextInt(30)));
        if (random.nextBoolean()) {
            facts.add(listed(30 + random.nextInt(30)));
        }
        for (int i = 1; i <= 6; i++) {
            int type = random.nextInt(3) == 0 ? TransType.PRINCIPAL_BACK : TransType.LEND;
            facts.add(moved(i, type, random.nextInt(CLOSED), 1 + random.nextInt(1_000)));
        }
        for (int i = 0; i < 4; i++) {
            for (int version = random.nextInt(3); version >= 0; version--) {
                int from = random.nextInt(CLOSED);
                facts.add(claim("c" + i, from, from + 1 + random.nextInt(90), random.nextInt(3) == 0));
            }
        }
        var atOnce = BOOK.said(List.of(new Part(facts, CLOSED)));
        List<Object> mixed = BookAlone.mixed(facts, ProductFunctionTest::name, random);

        assertThat(differences(BOOK.said(BookAlone.parts(mixed, CLOSED, random)), atOnce))
                .isEmpty();
    }

    private static String name(Object fact) {
        if (fact instanceof ProductFact told) {
            return Objects.requireNonNull(told.claim()).config();
        }
        FeedRecord record = (FeedRecord) fact;
        return record.lendProduct() != null ? "product" : record.key();
    }

    private static FeedRecord listed(int term) {
        return FeedRecord.of(
                "A",
                1,
                RecordType.LEND_PRODUCT,
                "P",
                new LendProduct("P", BusinessTime.startOf(DAY_0), "product", Rate.parse("0.08"), term));
    }

    private static FeedRecord moved(long number, int type, int day, long yuan) {
        String id = "t" + number;
        return FeedRecord.of(
                "A",
                100 + number,
                RecordType.LEND_PARTICULARS,
                id,
                new LendParticulars(
                        id, "P", type, Money.ofFen(yuan * 100), "u" + number % 2, BusinessTime.startOf(day(day))));
    }

    private static ProductFact claim(String config, int from, int to, boolean removed) {
        TreeMap<Integer, Long> live = new TreeMap<>();
        live.put(day(from), 100_000L);
        live.put(day(to), 0L);
        return ProductFact.of(new PlacedClaim(
                "A",
                "P",
                config,
                "u1",
                day(from),
                removed ? StepSeries.NOTHING : StepSeries.ofLevels(live),
                removed ? PrincipalCurve.UNKNOWN : new PrincipalCurve(new int[] {day(to)}, new long[] {100_000}),
                LoanClaim.NO_LOCK,
                StepSeries.NOTHING,
                removed,
                7));
    }
}
