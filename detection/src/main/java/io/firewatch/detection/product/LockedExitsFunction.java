package io.firewatch.detection.product;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.claim.PlacedClaim;
import io.firewatch.detection.loan.Finding;
import io.firewatch.detection.loan.ToldFindings;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.LendParticulars;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** The book of how one product's lenders leave it, told of closed days. */
public final class LockedExitsFunction extends BookFunction<FeedRecord, PlacedClaim, Observation> {
    private transient MapState<Long, Purchase> paidBack;
    private transient MapState<String, PlacedClaim> claims;
    private transient ToldFindings told;

    /** The product out of which a record says that money was paid back, or null. */
    public static @Nullable String productOf(FeedRecord record) {
        LendParticulars move = record.lendParticulars();
        return move != null
                        && move.type() == TransType.PRINCIPAL_BACK
                        && !move.product().isEmpty()
                ? move.product()
                : null;
    }

    @Override
    public void open(OpenContext context) {
        paidBack = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("paid-back", Types.LONG, TypeInformation.of(Purchase.class)));
        claims = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("claims", Types.STRING, TypeInformation.of(PlacedClaim.class)));
        told = new ToldFindings(getRuntimeContext());
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<Observation> out) throws Exception {
        LendParticulars move = record.lendParticulars();
        if (move != null) {
            int day = BusinessTime.dayOf(move.time());
            paidBack.put(
                    record.seq(), new Purchase(move.party(), day, -move.amount().fen(), record.seq()));
            settleSoon(ctx.timerService());
        }
    }

    @Override
    public void processElement2(PlacedClaim claim, Context ctx, Collector<Observation> out) throws Exception {
        claims.put(claim.config(), claim);
        settleSoon(ctx.timerService());
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        List<Purchase> moves = new ArrayList<>();
        paidBack.values().forEach(moves::add);
        List<PlacedClaim> placed = new ArrayList<>();
        claims.values().forEach(placed::add);
        SortedMap<Integer, Finding> days = new LockedExits(moves, placed).days();
        told.tell(Facet.LOCKS, key, "", days.headMap(closedDay + 1), out::collect);
        SortedMap<Integer, Finding> open = days.tailMap(closedDay + 1);
        if (!open.isEmpty()) {
            settleWhenClosed(ctx.timerService(), open.firstKey());
        }
    }
}
