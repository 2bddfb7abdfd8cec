package io.firewatch.detection.ties;

import io.firewatch.detection.book.EntityKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The book of one thing that users of an institution share. What more than {@value #MOST_SHARING} share ties nobody: it is
 * an incubator's address or a payroll account.
 */
public final class SharedAttributeFunction extends KeyedProcessFunction<EntityKey, AttributeUse, TieFact> {
    static final int MOST_SHARING = 20;

    /** Which users have become, or ceased to be, somebody who shares something. */
    public static final OutputTag<ClientFact> SHARING =
            new OutputTag<>("sharing", TypeInformation.of(ClientFact.class));

    private transient MapState<String, AttributeUse> users;
    private transient MapState<String, Boolean> told;

    @Override
    public void open(OpenContext context) {
        users = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("users", Types.STRING, TypeInformation.of(AttributeUse.class)));
        told = getRuntimeContext().getMapState(new MapStateDescriptor<>("told", Types.STRING, Types.BOOLEAN));
    }

    @Override
    public void processElement(AttributeUse use, Context ctx, Collector<TieFact> out) throws Exception {
        if (use.held()) {
            users.put(use.party(), use);
        } else {
            users.remove(use.party());
        }
        ctx.timerService().registerEventTimeTimer(ctx.timerService().currentWatermark() + 1);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<TieFact> out) throws Exception {
        EntityKey key = ctx.getCurrentKey();
        List<AttributeUse> all = new ArrayList<>();
        users.values().forEach(all::add);
        List<AttributeUse> now = all.size() < 2 || all.size() > MOST_SHARING ? List.of() : all;
        Set<String> before = new HashSet<>();
        told.keys().forEach(before::add);
        Set<String> parties = new HashSet<>();
        now.forEach(one -> parties.add(one.party()));
        if (parties.equals(before)) {
            return;
        }
        for (String party : before) {
            if (!parties.contains(party)) {
                told.remove(party);
                ctx.output(SHARING, ClientFact.ofInterest(key.institution(), party, key.id(), false));
            }
        }
        for (String party : parties) {
            if (!before.contains(party)) {
                told.put(party, true);
                ctx.output(SHARING, ClientFact.ofInterest(key.institution(), party, key.id(), true));
            }
        }
        AttributeUse[] sorted =
                now.stream().sorted(Comparator.comparing(AttributeUse::party)).toArray(AttributeUse[]::new);
        int slash = key.id().indexOf('/');
        out.collect(TieFact.of(
                key.institution(),
                new SharedAttribute(
                        key.id().substring(0, slash),
                        key.id().substring(slash + 1),
                        Arrays.stream(sorted).map(AttributeUse::party).toArray(String[]::new),
                        Arrays.stream(sorted).map(AttributeUse::name).toArray(String[]::new),
                        Arrays.stream(sorted).mapToLong(AttributeUse::seq).toArray())));
    }
}
