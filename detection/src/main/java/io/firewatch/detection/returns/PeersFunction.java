package io.firewatch.detection.returns;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.indicator.PeersIndicator;
import io.firewatch.model.indicator.ReturnsIndicator;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.InstitutionFacts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * One book for the whole city: each institution beside the others of its type on the same day, and under its licence.
 * Where the register holds no type, institutions are of one unnamed type.
 */
public final class PeersFunction extends BookFunction<Observation, FeedRecord, Observation> {
    private transient MapState<Integer, DayReturns> days;
    private transient MapState<String, Registered> register;
    private transient MapState<Integer, Boolean> dirtyDays;
    private transient MapState<String, Integer> told;

    @Override
    public void open(OpenContext context) {
        days = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("days", Types.INT, TypeInformation.of(DayReturns.class)));
        register = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("register", Types.STRING, TypeInformation.of(Registered.class)));
        dirtyDays = getRuntimeContext().getMapState(new MapStateDescriptor<>("dirty-days", Types.INT, Types.BOOLEAN));
        told = getRuntimeContext().getMapState(new MapStateDescriptor<>("told", Types.STRING, Types.INT));
    }

    @Override
    public void processElement1(Observation seen, Context ctx, Collector<Observation> out) throws Exception {
        double promised = seen.isWithdrawn() ? Double.NaN : seen.value(ReturnsIndicator.PROMISED_RETURN);
        DayReturns before = days.get(seen.day());
        days.put(seen.day(), (before == null ? DayReturns.NOTHING : before).with(seen.institution(), promised));
        dirtyDays.put(seen.day(), true);
        settleSoon(ctx.timerService());
    }

    @Override
    public void processElement2(FeedRecord record, Context ctx, Collector<Observation> out) throws Exception {
        InstitutionFacts facts = record.institutionFacts();
        if (facts != null) {
            register.put(record.institution(), new Registered(facts.type(), facts.licensedFrom(), facts.licensedTo()));
            for (int day : days.keys()) {
                dirtyDays.put(day, true);
            }
            settleSoon(ctx.timerService());
        }
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        Map<String, Registered> known = new HashMap<>();
        for (var one : register.entries()) {
            known.put(one.getKey(), one.getValue());
        }
        boolean licensing = known.values().stream().anyMatch(one -> one.licensedFrom() != null);
        TreeSet<Integer> dirty = new TreeSet<>();
        dirtyDays.keys().forEach(dirty::add);
        dirtyDays.clear();
        for (int day : dirty) {
            DayReturns returns = days.get(day);
            for (int i = 0; i < returns.institutions().length; i++) {
                String institution = returns.institutions()[i];
                double[] values = new double[PeersIndicator.values().length];
                double[] peers = peers(returns, i, known);
                values[PeersIndicator.PEERS.ordinal()] = peers.length;
                values[PeersIndicator.PEERS_RETURN.ordinal()] = peers.length == 0 ? Double.NaN : Peers.median(peers);
                values[PeersIndicator.RETURN_DEVIATION.ordinal()] = Peers.deviation(returns.returns()[i], peers);
                values[PeersIndicator.LICENSED.ordinal()] =
                        licensing ? licensed(known.get(institution), day) : Double.NaN;
                tell(institution, day, values, out);
            }
        }
    }

    private static double licensed(@Nullable Registered one, int day) {
        return one != null && one.isLicensedOn(day) ? 1 : 0;
    }

    private static double[] peers(DayReturns returns, int own, Map<String, Registered> known) {
        double[] peers = new double[returns.institutions().length];
        int size = 0;
        String type = type(known, returns.institutions()[own]);
        for (int i = 0; i < peers.length; i++) {
            if (i != own
                    && !Double.isNaN(returns.returns()[i])
                    && type.equals(type(known, returns.institutions()[i]))) {
                peers[size++] = returns.returns()[i];
            }
        }
        return Arrays.copyOf(peers, size);
    }

    private static String type(Map<String, Registered> known, String institution) {
        Registered one = known.get(institution);
        return one == null ? "" : one.type();
    }

    private void tell(String institution, int day, double[] values, Collector<Observation> out) throws Exception {
        String place = institution + '|' + day;
        Integer before = told.get(place);
        int now = Arrays.hashCode(values);
        if (before == null || before != now) {
            told.put(place, now);
            out.collect(Observation.of(institution, Facet.PEERS, institution, institution, day, values, new long[0]));
        }
    }
}
