package io.firewatch.detection.quality;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.model.record.Creditor;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.ScatterInvest;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Answers for the claims on loans that were alive at the cut-over (surplusAmount above zero): their T.2 lie before the feed
 * and are not sent, so self-check 3.3.2 must not ask for them. Keyed by loan.
 */
public final class StockClaimsFunction extends KeyedProcessFunction<EntityKey, FeedRecord, Mention> {
    private transient ValueState<Boolean> stock;
    private transient MapState<String, Boolean> waiting;

    /** The loan a record is about, as far as this asks for it: listings and initial claims. */
    static String loanOf(FeedRecord record) {
        ScatterInvest listed = record.scatterInvest();
        Creditor claim = record.creditor();
        return listed != null ? listed.loan() : claim != null ? claim.loan() : "";
    }

    @Override
    public void open(OpenContext context) {
        stock = getRuntimeContext().getState(new ValueStateDescriptor<>("stock", Types.BOOLEAN));
        waiting = getRuntimeContext().getMapState(new MapStateDescriptor<>("waiting", Types.STRING, Types.BOOLEAN));
    }

    @Override
    public void processElement(FeedRecord record, Context ctx, Collector<Mention> out) throws Exception {
        ScatterInvest listed = record.scatterInvest();
        Creditor claim = record.creditor();
        if (claim != null) {
            waiting.put(claim.party(), true);
        } else if (listed != null) {
            stock.update(listed.surplusAmount().fen() > 0);
        }
        if (!Boolean.TRUE.equals(stock.value())) {
            return;
        }
        List<String> lenders = new ArrayList<>();
        waiting.keys().forEach(lenders::add);
        EntityKey key = ctx.getCurrentKey();
        for (String lender : lenders) {
            out.collect(Mentions.lentBeforeTheFeed(key.institution(), key.id(), lender));
        }
        waiting.clear();
    }
}
