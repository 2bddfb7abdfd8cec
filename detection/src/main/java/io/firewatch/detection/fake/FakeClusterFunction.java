package io.firewatch.detection.fake;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.loan.Finding;
import io.firewatch.detection.loan.ToldFindings;
import io.firewatch.detection.time.CityTime;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Counts a lender's loans that show three signs and more. Holds those only that ever did. */
public final class FakeClusterFunction extends KeyedProcessFunction<EntityKey, FakeLoan, Observation> {
    private transient MapState<String, FakeLoan> loans;
    private transient ToldFindings told;

    @Override
    public void open(OpenContext context) {
        loans = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("loans", Types.STRING, TypeInformation.of(FakeLoan.class)));
        told = new ToldFindings(getRuntimeContext());
    }

    @Override
    public void processElement(FakeLoan loan, Context ctx, Collector<Observation> out) throws Exception {
        boolean enough = false;
        for (long level : loan.signs().levels()) {
            enough |= level >= FakeCluster.FEWEST_SIGNS;
        }
        if (enough) {
            loans.put(loan.loan(), loan);
        } else if (loans.contains(loan.loan())) {
            loans.remove(loan.loan());
        } else {
            return;
        }
        ctx.timerService().registerEventTimeTimer(ctx.timerService().currentWatermark() + 1);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<Observation> out) throws Exception {
        List<FakeLoan> all = new ArrayList<>();
        loans.values().forEach(all::add);
        SortedMap<Integer, Finding> days = FakeCluster.days(all);
        int closedDay = CityTime.closedDay(ctx.timerService().currentWatermark());
        String institution = ctx.getCurrentKey().institution();
        told.tell(
                Facet.FAKE_CLUSTER, new EntityKey(institution, institution), days.headMap(closedDay + 1), out::collect);
        SortedMap<Integer, Finding> open = days.tailMap(closedDay + 1);
        if (!open.isEmpty()) {
            ctx.timerService().registerEventTimeTimer(CityTime.closing(open.firstKey()));
        }
    }
}
