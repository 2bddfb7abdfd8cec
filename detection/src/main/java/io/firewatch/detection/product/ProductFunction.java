package io.firewatch.detection.product;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.claim.PlacedClaim;
import io.firewatch.detection.institution.InstitutionFact;
import io.firewatch.detection.loan.LoanProject;
import io.firewatch.detection.product.ProductLedger.PurchaseVerdict;
import io.firewatch.detection.wording.WordList;
import io.firewatch.detection.wording.WordsFound;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.LendParticulars;
import io.firewatch.model.record.LendProduct;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The ProductBook: judges each closed day of one packaged product, and judges days again from the first that a late fact
 * touches. A product on which nothing has changed for a month is not looked at until something does. Every loan and claim is
 * told here under the loan's code, because a lender may sell the loan as a product of its own: while nothing says that it
 * is sold, nothing is said of it.
 */
public final class ProductFunction extends BookFunction<FeedRecord, ProductFact, Observation> {
    public static final OutputTag<InstitutionFact> TOLD =
            new OutputTag<>("product-told", TypeInformation.of(InstitutionFact.class));

    private transient ValueState<LendProduct> product;
    private transient MapState<Long, Purchase> purchases;
    private transient MapState<String, PlacedClaim> claims;
    private transient ValueState<LoanProject> loan;
    private transient MapState<Long, PurchaseVerdict> toldPurchases;
    private transient MapState<Integer, ToldDay> told;
    private transient ValueState<Integer> startDay;
    private transient ValueState<Integer> judgedDay;
    private transient ValueState<Integer> dirtyDay;

    /** What was told of a day: unmatched and outstanding fen. */
    public record ToldDay(long unmatched, long outstanding) {
        static final ToldDay NOTHING = new ToldDay(0, 0);
    }

    /** The product a record belongs to, or null. */
    public static @Nullable String productOf(FeedRecord record) {
        LendProduct product = record.lendProduct();
        if (product != null) {
            return product.product();
        }
        LendParticulars move = record.lendParticulars();
        return move != null && !move.product().isEmpty() && isMove(move.type()) ? move.product() : null;
    }

    /** The name of the newest version counts; a version that promises nothing takes back what was told of another. */
    private static void tellWording(
            FeedRecord record, @Nullable LendProduct known, LendProduct listed, Collector<Observation> out) {
        Facet facet = Facet.PRODUCT_WORDING;
        String institution = record.institution();
        String id = listed.product();
        if (known != null && !WordList.GUARANTEE.in(known.name()).isEmpty()) {
            out.collect(Observation.withdrawn(
                    institution, facet, id, known.name() + " · " + id, BusinessTime.dayOf(known.startedAt())));
        }
        List<String> words = WordList.GUARANTEE.in(listed.name());
        if (!words.isEmpty()) {
            out.collect(Observation.of(
                    institution,
                    facet,
                    id,
                    listed.name() + " · " + id,
                    BusinessTime.dayOf(listed.startedAt()),
                    new double[] {words.size()},
                    new long[] {record.seq()},
                    new String[] {WordsFound.exhibit("productName", words)}));
        }
    }

    private static boolean isMove(int type) {
        return type == TransType.LEND || type == TransType.PRINCIPAL_BACK;
    }

    @Override
    public void open(OpenContext context) {
        product = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("product", TypeInformation.of(LendProduct.class)));
        purchases = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("purchases", Types.LONG, TypeInformation.of(Purchase.class)));
        claims = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("claims", Types.STRING, TypeInformation.of(PlacedClaim.class)));
        loan = getRuntimeContext().getState(new ValueStateDescriptor<>("loan", TypeInformation.of(LoanProject.class)));
        toldPurchases = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "told-purchases", Types.LONG, TypeInformation.of(PurchaseVerdict.class)));
        told = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("told-days", Types.INT, TypeInformation.of(ToldDay.class)));
        startDay = getRuntimeContext().getState(new ValueStateDescriptor<>("start-day", Types.INT));
        judgedDay = getRuntimeContext().getState(new ValueStateDescriptor<>("judged-day", Types.INT));
        dirtyDay = getRuntimeContext().getState(new ValueStateDescriptor<>("dirty-day", Types.INT));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<Observation> out) throws Exception {
        LendProduct listed = record.lendProduct();
        LendParticulars move = record.lendParticulars();
        if (listed != null) {
            LendProduct known = product.value();
            if (known == null || !Objects.equals(known.term(), listed.term())) {
                dirtyFrom(Integer.MIN_VALUE);
            }
            tellWording(record, known, listed, out);
            product.update(listed);
        } else if (move != null) {
            int day = BusinessTime.dayOf(move.time());
            long sign = move.type() == TransType.LEND ? 1 : -1;
            purchases.put(
                    record.seq(),
                    new Purchase(move.party(), day, sign * move.amount().fen(), record.seq()));
            dirtyFrom(day);
        }
        settleSoon(ctx.timerService());
    }

    @Override
    public void processElement2(ProductFact fact, Context ctx, Collector<Observation> out) throws Exception {
        PlacedClaim claim = fact.claim();
        LoanProject project = fact.loan();
        if (claim != null) {
            dirtyFrom(firstDifference(claims.get(claim.config()), claim));
            claims.put(claim.config(), claim);
        } else if (project != null) {
            dirtyFrom(firstDifference(loan.value(), project));
            loan.update(project);
        }
        settleSoon(ctx.timerService());
    }

    private static int firstDifference(@Nullable LoanProject before, LoanProject now) {
        if (before == null || before.listedDay() != now.listedDay() || before.fen() != now.fen()) {
            return Integer.MIN_VALUE;
        }
        return Math.min(before.endDay(), now.endDay());
    }

    /** The first day on which a claim's new version shows: every day for the first claim of a product. */
    private int firstDifference(@Nullable PlacedClaim before, PlacedClaim now) throws Exception {
        if (before == null) {
            return list(claims).stream().allMatch(PlacedClaim::removed) ? Integer.MIN_VALUE : now.startDay();
        }
        if (before.removed() != now.removed()) {
            return Integer.MIN_VALUE;
        }
        if (before.startDay() != now.startDay()
                || !before.party().equals(now.party())
                || !before.curve().equals(now.curve())) {
            return Math.min(before.startDay(), now.startDay());
        }
        var changes = now.live().changesSince(before.live());
        return changes.isEmpty() ? PlacedClaim.NOT_STARTED : changes.firstKey();
    }

    private void dirtyFrom(int day) throws Exception {
        Integer known = dirtyDay.value();
        if (known == null || day < known) {
            dirtyDay.update(day);
        }
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        Integer judged = judgedDay.value();
        Integer dirty = dirtyDay.value();
        boolean late = dirty != null && judged != null && dirty <= judged;
        if (!late && judged != null && judged >= closedDay) {
            return;
        }
        LendProduct listed = product.value();
        if (!isSold(listed)) {
            return;
        }
        ProductLedger ledger =
                new ProductLedger(listed == null ? null : listed.term(), list(purchases), list(claims), loan.value());
        Integer first = ledger.firstDay();
        Integer start = start(first);
        if (start == null) {
            return;
        }
        if (start > closedDay) {
            settleWhenClosed(ctx.timerService(), start);
            return;
        }
        int from = judged == null ? start : late ? Math.max(dirty, start) : judged + 1;
        int last = Math.min(closedDay, ledger.lastDay());
        // What later days told the institution is told anew as well, before those days are taken back.
        int through = judged == null ? last : Math.max(last, judged);
        judgeDays(key, ledger, listed, Math.max(from, start), through, ctx, out);
        String label = label(key, listed);
        takeBack(
                from,
                through,
                first == null ? Integer.MAX_VALUE : first,
                last,
                day -> out.collect(Observation.withdrawn(key.institution(), Facet.POOLING, key.id(), label, day)));
        tellPurchases(key, ledger, closedDay, ctx);
        judgedDay.update(last);
        dirtyDay.clear();
        if (closedDay < ledger.lastDay()) {
            settleWhenClosed(ctx.timerService(), closedDay + 1);
        }
    }

    private boolean isSold(@Nullable LendProduct listed) throws Exception {
        if (listed != null || !purchases.isEmpty()) {
            return true;
        }
        for (PlacedClaim claim : claims.values()) {
            if (claim.isConfigured()) {
                return true;
            }
        }
        return false;
    }

    /** The first day to judge: it never moves forward, so that what was told of a day can be taken back. */
    private @Nullable Integer start(@Nullable Integer firstDay) throws Exception {
        Integer known = startDay.value();
        if (firstDay != null && (known == null || firstDay < known)) {
            startDay.update(firstDay);
            return firstDay;
        }
        return known;
    }

    private void judgeDays(
            EntityKey key,
            ProductLedger ledger,
            @Nullable LendProduct listed,
            int from,
            int to,
            Context ctx,
            Collector<Observation> out)
            throws Exception {
        String label = label(key, listed);
        ToldDay dayBefore = told(from - 1);
        ToldDay toldBefore = dayBefore;
        for (int day = from; day <= to; day++) {
            ToldDay now = new ToldDay(ledger.unmatched(day), ledger.outstanding(day));
            ToldDay before = told.get(day);
            long[] records = ledger.records(day);
            out.collect(Observation.of(
                    key.institution(), Facet.POOLING, key.id(), label, day, ledger.values(day), records));
            long unmatched = now.unmatched() - dayBefore.unmatched();
            long outstanding = now.outstanding() - dayBefore.outstanding();
            if (before != null) {
                unmatched -= before.unmatched() - toldBefore.unmatched();
                outstanding -= before.outstanding() - toldBefore.outstanding();
                toldBefore = before;
            }
            if (unmatched != 0 || outstanding != 0) {
                long record = unmatched > 0 && records.length > 0 ? records[0] : 0;
                ctx.output(
                        TOLD,
                        new InstitutionFact(
                                key.institution(), InstitutionFact.Kind.PRODUCT, day, unmatched, outstanding, record));
            }
            told.put(day, now);
            dayBefore = now;
        }
    }

    private static String label(EntityKey key, @Nullable LendProduct listed) {
        return listed == null ? key.id() : listed.name() + " · " + key.id();
    }

    private ToldDay told(int day) throws Exception {
        ToldDay known = told.get(day);
        return known == null ? ToldDay.NOTHING : known;
    }

    private void tellPurchases(EntityKey key, ProductLedger ledger, int closedDay, Context ctx) throws Exception {
        for (Map.Entry<Purchase, PurchaseVerdict> one :
                ledger.moneyFirst(closedDay).entrySet()) {
            Purchase purchase = one.getKey();
            PurchaseVerdict verdict = one.getValue();
            PurchaseVerdict before = toldPurchases.get(purchase.seq());
            if (verdict.equals(before)) {
                continue;
            }
            long late = (verdict.late() ? purchase.fen() : 0) - (before != null && before.late() ? purchase.fen() : 0);
            ctx.output(
                    TOLD,
                    new InstitutionFact(
                            key.institution(),
                            InstitutionFact.Kind.PURCHASE,
                            verdict.day(),
                            before == null ? purchase.fen() : 0,
                            late,
                            verdict.late() ? purchase.seq() : 0));
            toldPurchases.put(purchase.seq(), verdict);
        }
    }

    private static <K, V> List<V> list(MapState<K, V> state) throws Exception {
        List<V> values = new ArrayList<>();
        state.values().forEach(values::add);
        return values;
    }
}
