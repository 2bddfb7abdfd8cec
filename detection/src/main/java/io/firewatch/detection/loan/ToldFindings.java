package io.firewatch.detection.loan;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Tells a subject's findings: what is new or different from what was told before, and what no longer is. */
public final class ToldFindings {
    /** A facet's id and a day. */
    public record FacetDay(String facet, int day) {
        @Override
        public int hashCode() {
            return 31 * facet.hashCode() + day;
        }
    }

    private final MapState<FacetDay, Long> told;

    public ToldFindings(RuntimeContext context) {
        told = context.getMapState(
                new MapStateDescriptor<>("told-findings", TypeInformation.of(FacetDay.class), Types.LONG));
    }

    /** {@code now} is all there is to say of the facet, by day, of a subject that is called by its id. */
    public void tell(Facet facet, EntityKey key, SortedMap<Integer, Finding> now, Consumer<Observation> out)
            throws Exception {
        tell(facet, key, key.id(), now, out);
    }

    /** Of a subject that is called {@code label}; empty where another book names it. */
    public void tell(
            Facet facet, EntityKey key, String label, SortedMap<Integer, Finding> now, Consumer<Observation> out)
            throws Exception {
        List<FacetDay> gone = new ArrayList<>();
        for (FacetDay on : told.keys()) {
            if (on.facet().equals(facet.id()) && !now.containsKey(on.day())) {
                gone.add(on);
            }
        }
        for (FacetDay on : gone) {
            told.remove(on);
            out.accept(Observation.withdrawn(key.institution(), facet, key.id(), label, on.day()));
        }
        for (Map.Entry<Integer, Finding> one : now.entrySet()) {
            FacetDay on = new FacetDay(facet.id(), one.getKey());
            Long before = told.get(on);
            Finding finding = one.getValue();
            if (before == null || before != finding.fingerprint()) {
                told.put(on, finding.fingerprint());
                out.accept(Observation.of(
                        key.institution(),
                        facet,
                        key.id(),
                        label,
                        on.day(),
                        finding.values(),
                        finding.records(),
                        finding.exhibits()));
            }
        }
    }
}
