package io.firewatch.detection.job;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.claim.OfferedAt;
import io.firewatch.detection.claim.PlacedClaim;
import io.firewatch.detection.client.ClientFunction;
import io.firewatch.detection.client.Holding;
import io.firewatch.detection.concentration.ClientLevel;
import io.firewatch.detection.concentration.ConcentrationFunction;
import io.firewatch.detection.concentration.TogetherFunction;
import io.firewatch.detection.flow.FlowFact;
import io.firewatch.detection.flow.FlowFunction;
import io.firewatch.detection.flow.FlowKind;
import io.firewatch.detection.flow.MaturityFunction;
import io.firewatch.detection.returns.PeersFunction;
import io.firewatch.detection.silence.HeardFunction;
import io.firewatch.detection.silence.SilenceFunction;
import io.firewatch.detection.turnover.TurnoverFunction;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The part of the graph about what flows through an institution: clients and plans tell it, each closed day is observed. */
final class InstitutionFlows {
    private static final TypeInformation<EntityKey> ENTITY = TypeInformation.of(EntityKey.class);

    private InstitutionFlows() {}

    /** Run, subsidy, return and reach of every institution; {@code flows} are those other books tell. */
    static DataStream<Observation> define(
            DataStream<FeedRecord> records,
            DataStream<FlowFact> flows,
            DataStream<Holding> holdings,
            DataStream<OfferedAt> opened) {
        SingleOutputStreamOperator<FlowFact> clients = records.filter(one -> ClientFunction.clientOf(one) != null)
                .name("clients' money")
                .keyBy(one -> new EntityKey(one.institution(), String.valueOf(ClientFunction.clientOf(one))), ENTITY)
                .connect(holdings.keyBy(one -> new EntityKey(one.institution(), one.client()), ENTITY))
                .process(new ClientFunction())
                .name("clients")
                .uid(Uids.CLIENTS);
        DataStream<FlowFact> maturities = records.filter(one -> MaturityFunction.loanOf(one) != null)
                .name("plans")
                .keyBy(one -> new EntityKey(one.institution(), String.valueOf(MaturityFunction.loanOf(one))), ENTITY)
                .process(new MaturityFunction())
                .name("maturities")
                .uid(Uids.MATURITIES);
        DataStream<ClientLevel> levels = clients.getSideOutput(ClientFunction.LEVELS)
                .union(opened.keyBy(one -> new EntityKey(one.institution(), String.valueOf(one.moment())), ENTITY)
                        .process(new TogetherFunction())
                        .name("offered together")
                        .uid(Uids.TOGETHER));
        DataStream<Observation> concentration = levels.keyBy(one -> new EntityKey(one.institution(), ""), ENTITY)
                .connect(clients.filter(one -> one.kind() == FlowKind.LENT || one.kind() == FlowKind.PAID_BACK)
                        .name("lent and paid back")
                        .keyBy(one -> new EntityKey(one.institution(), ""), ENTITY))
                .process(new ConcentrationFunction())
                .name("concentration")
                .uid(Uids.CONCENTRATION);
        SingleOutputStreamOperator<Observation> own = flows.union(clients, maturities)
                .keyBy(one -> new EntityKey(one.institution(), ""), ENTITY)
                .connect(records.filter(one -> one.institutionFacts() != null)
                        .name("licences")
                        .keyBy(one -> new EntityKey(one.institution(), ""), ENTITY))
                .process(new FlowFunction())
                .name("institution flows")
                .uid(Uids.INSTITUTION_FLOWS);
        DataStream<Observation> peers = own.filter(one -> one.isOf(Facet.RETURNS))
                .name("returns")
                .keyBy(one -> new EntityKey("", ""), ENTITY)
                .connect(records.filter(one -> one.institutionFacts() != null)
                        .name("register")
                        .keyBy(one -> new EntityKey("", ""), ENTITY))
                .process(new PeersFunction())
                .name("peers")
                .uid(Uids.PEERS)
                .setParallelism(1);
        return own.union(concentration, peers);
    }

    /** How fast the claims in each product change. */
    static DataStream<Observation> turnovers(DataStream<PlacedClaim> placed) {
        return placed.keyBy(one -> new EntityKey(one.institution(), one.product()), ENTITY)
                .process(new TurnoverFunction())
                .name("turnover")
                .uid(Uids.TURNOVER);
    }

    /** How long each lender has been silent, by the city clock. */
    static DataStream<Observation> silences(DataStream<FeedChange> told, DataStream<FeedRecord> records) {
        return told.filter(HeardFunction::isHeard)
                .name("days of business")
                .keyBy(one -> new EntityKey(Objects.requireNonNull(one.record()).institution(), ""), ENTITY)
                .process(new HeardFunction())
                .name("heard")
                .uid(Uids.HEARD)
                .keyBy(one -> new EntityKey("", ""), ENTITY)
                .connect(records.filter(one -> one.registryEvent() != null)
                        .name("notices")
                        .keyBy(one -> new EntityKey("", ""), ENTITY))
                .process(new SilenceFunction())
                .name("silence")
                .uid(Uids.SILENCE)
                .setParallelism(1);
    }
}
