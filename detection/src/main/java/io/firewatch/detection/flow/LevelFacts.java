package io.firewatch.detection.flow;

import io.firewatch.detection.institution.InstitutionFact;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Balance and number of borrowers, which other books tell the institution already, as flows. */
public final class LevelFacts implements FlatMapFunction<InstitutionFact, FlowFact> {
    @Override
    public void flatMap(InstitutionFact fact, Collector<FlowFact> out) {
        if (fact.kind() == InstitutionFact.Kind.BALANCE) {
            out.collect(FlowFact.of(fact.institution(), FlowKind.BALANCE, fact.day(), fact.first()));
        } else if (fact.kind() == InstitutionFact.Kind.BORROWERS) {
            out.collect(FlowFact.of(fact.institution(), FlowKind.BORROWERS, fact.day(), fact.first()));
        }
    }
}
