package io.firewatch.detection.party;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.loan.LenderLoan;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import io.firewatch.model.institution.InstitutionType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Says of each loan whether a P2P platform made it. Art. 17 adds up what is borrowed on different platforms, and art. 13(2)
 * forbids one project on several of them; debts at microlenders, pawnshops and the like count for neither. Who the lender is
 * may be told before or after its loans, and may change: then all its loans are told anew.
 */
public final class PlatformFunction<T extends LenderLoan<T>>
        extends KeyedBroadcastProcessFunction<EntityKey, T, FeedChange, T> {
    /** The type of each institution, by code. */
    public static final MapStateDescriptor<String, String> TYPES =
            new MapStateDescriptor<>("institution-types", Types.STRING, Types.STRING);

    private final ValueStateDescriptor<T> newest;
    private transient ValueState<T> loan;

    public PlatformFunction(Class<T> type) {
        newest = new ValueStateDescriptor<>("loan", TypeInformation.of(type));
    }

    @Override
    public void open(OpenContext context) {
        loan = getRuntimeContext().getState(newest);
    }

    @Override
    public void processElement(T told, ReadOnlyContext ctx, Collector<T> out) throws Exception {
        loan.update(told);
        out.collect(told.madeOnPlatform(isPlatform(told.institution(), ctx.getBroadcastState(TYPES))));
    }

    @Override
    public void processBroadcastElement(FeedChange change, Context ctx, Collector<T> out) throws Exception {
        InstitutionRow institution = change.institution();
        if (institution == null) {
            return;
        }
        var types = ctx.getBroadcastState(TYPES);
        boolean before = isPlatform(institution.code(), types);
        types.put(institution.code(), institution.type());
        boolean now = isPlatform(institution.code(), types);
        if (before == now) {
            return;
        }
        ctx.applyToKeyedState(newest, (key, state) -> {
            T known = state.value();
            if (known != null && known.institution().equals(institution.code())) {
                out.collect(known.madeOnPlatform(now));
            }
        });
    }

    private static boolean isPlatform(String institution, ReadOnlyBroadcastState<String, String> types)
            throws Exception {
        return InstitutionType.P2P.id().equals(types.get(institution));
    }
}
