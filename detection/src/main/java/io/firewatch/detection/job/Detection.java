package io.firewatch.detection.job;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.Judgement;
import io.firewatch.detection.alert.ShadowRow;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.claim.ClaimChange;
import io.firewatch.detection.claim.ClaimFunction;
import io.firewatch.detection.claim.ClaimSale;
import io.firewatch.detection.claim.PlacedClaim;
import io.firewatch.detection.claim.TransferFunction;
import io.firewatch.detection.client.Holding;
import io.firewatch.detection.custody.StatementFunction;
import io.firewatch.detection.custody.StatementMatch;
import io.firewatch.detection.feed.DecodeFunction;
import io.firewatch.detection.feed.RecordId;
import io.firewatch.detection.feed.Reject;
import io.firewatch.detection.feed.TallyFunction;
import io.firewatch.detection.feed.VersionsFunction;
import io.firewatch.detection.flow.FlowFact;
import io.firewatch.detection.flow.LevelFacts;
import io.firewatch.detection.institution.InstitutionFact;
import io.firewatch.detection.institution.InstitutionFunction;
import io.firewatch.detection.judge.HistoryPage;
import io.firewatch.detection.judge.JudgeFunction;
import io.firewatch.detection.loan.BorrowerLoan;
import io.firewatch.detection.loan.LoanExposure;
import io.firewatch.detection.loan.LoanFunction;
import io.firewatch.detection.loan.TakenClaim;
import io.firewatch.detection.measure.FeedHistory;
import io.firewatch.detection.measure.Measures;
import io.firewatch.detection.overdue.LoanBookFunction;
import io.firewatch.detection.party.BorrowerFunction;
import io.firewatch.detection.party.PartyFunction;
import io.firewatch.detection.party.PlatformFunction;
import io.firewatch.detection.product.LockedExitsFunction;
import io.firewatch.detection.product.ProductFact;
import io.firewatch.detection.product.ProductFunction;
import io.firewatch.detection.quality.QualityBooks;
import io.firewatch.detection.quality.QualityRow;
import io.firewatch.detection.rollup.RollUpFunction;
import io.firewatch.detection.time.CityClock;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.UserInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/**
 * The detection graph: what the record tells goes in, alerts, observations and rejects come out. Reads from top to
 * bottom as the facts flow: versions, then the books, each telling the next, then the judge.
 */
public final class Detection {
    private static final TypeInformation<EntityKey> ENTITY = TypeInformation.of(EntityKey.class);

    /** What comes out of the graph, for the job to give sinks to and for tests to collect. */
    public record Results(
            DataStream<Judgement> judgements,
            DataStream<Observation> observations,
            DataStream<HistoryPage> history,
            DataStream<QualityRow> quality,
            DataStream<ShadowRow> shadows,
            DataStream<Reject> rejects) {}

    private Detection() {}

    /** Wires the graph over {@code changes}, which come in order of receipt from a source of parallelism 1. */
    public static Results define(DataStream<FeedChange> changes) {
        return define(changes, FeedHistory.NONE);
    }

    /** With a record in which the past of a measure can be read that comes into force later. */
    public static Results define(DataStream<FeedChange> changes, FeedHistory history) {
        return define(changes, new CityClock(), history);
    }

    /** With another clock: for comparisons, since no verdict may depend on when books settle. */
    public static Results define(DataStream<FeedChange> changes, CityClock clock) {
        return define(changes, clock, FeedHistory.NONE);
    }

    static Results define(DataStream<FeedChange> changes, CityClock clock, FeedHistory history) {
        SingleOutputStreamOperator<FeedChange> clocked = changes.transform(
                        "city clock", TypeInformation.of(FeedChange.class), clock)
                .uid(Uids.CLOCK)
                .setParallelism(1);
        SingleOutputStreamOperator<FeedChange> told = Measures.read(clocked, history);
        SingleOutputStreamOperator<FeedRecord> decoded = told.process(new DecodeFunction())
                .name("decode")
                .uid(Uids.DECODE)
                .setParallelism(1);
        SingleOutputStreamOperator<FeedRecord> records = decoded.keyBy(RecordId::of, TypeInformation.of(RecordId.class))
                .process(new VersionsFunction())
                .name("versions")
                .uid(Uids.VERSIONS);

        SingleOutputStreamOperator<ClaimSale> sales = of(records, TransferFunction::transferOf)
                .keyBy(by(TransferFunction::transferOf), ENTITY)
                .process(new TransferFunction())
                .name("transfers")
                .uid(Uids.TRANSFERS);

        SingleOutputStreamOperator<LoanExposure> exposures = of(records, LoanFunction::loanOf)
                .keyBy(by(LoanFunction::loanOf), ENTITY)
                .connect(sales.getSideOutput(TransferFunction.TAKEN).keyBy(Detection::loanOf, ENTITY))
                .process(new LoanFunction())
                .name("loans")
                .uid(Uids.LOANS);

        DataStream<ClaimChange> claimChanges = sales.map(ClaimChange::of)
                .returns(ClaimChange.class)
                .name("sales of claims")
                .union(exposures
                        .getSideOutput(LoanFunction.TERMS)
                        .map(ClaimChange::of)
                        .returns(ClaimChange.class)
                        .name("terms of claims"));
        SingleOutputStreamOperator<PlacedClaim> placed = of(records, ClaimFunction::claimOf)
                .keyBy(by(ClaimFunction::claimOf), ENTITY)
                .connect(claimChanges.keyBy(one -> new EntityKey(one.institution(), one.claim()), ENTITY))
                .process(new ClaimFunction())
                .name("claims")
                .uid(Uids.CLAIMS);

        DataStream<ProductFact> productFacts = placed.union(placed.getSideOutput(ClaimFunction.BY_LOAN))
                .map(ProductFact::of)
                .returns(ProductFact.class)
                .name("claims in products")
                .union(exposures
                        .getSideOutput(LoanFunction.PROJECTS)
                        .map(ProductFact::of)
                        .returns(ProductFact.class)
                        .name("loans as products"));
        SingleOutputStreamOperator<Observation> products = of(records, ProductFunction::productOf)
                .keyBy(by(ProductFunction::productOf), ENTITY)
                .connect(productFacts.keyBy(one -> new EntityKey(one.institution(), one.product()), ENTITY))
                .process(new ProductFunction())
                .name("products")
                .uid(Uids.PRODUCTS);

        DataStream<Observation> exits = of(records, LockedExitsFunction::productOf)
                .keyBy(by(LockedExitsFunction::productOf), ENTITY)
                .connect(placed.keyBy(one -> new EntityKey(one.institution(), one.product()), ENTITY))
                .process(new LockedExitsFunction())
                .name("locked exits")
                .uid(Uids.LOCKED_EXITS);

        BroadcastStream<FeedChange> lenders =
                decoded.getSideOutput(DecodeFunction.GOVERNING).broadcast(PlatformFunction.TYPES);
        DataStream<LoanExposure> limited = exposures
                .keyBy(one -> new EntityKey(one.institution(), one.loan()), ENTITY)
                .connect(lenders)
                .process(new PlatformFunction<>(LoanExposure.class), TypeInformation.of(LoanExposure.class))
                .name("debts on platforms")
                .uid(Uids.PLATFORM_DEBTS);
        SingleOutputStreamOperator<Observation> parties = of(records, Detection::partyOf)
                .keyBy(record -> new EntityKey("", String.valueOf(partyOf(record))), ENTITY)
                .connect(limited.keyBy(one -> new EntityKey("", one.party()), ENTITY))
                .process(new PartyFunction())
                .name("parties")
                .uid(Uids.PARTIES);

        DataStream<InstitutionFact> facts = exposures
                .getSideOutput(LoanFunction.TOLD)
                .union(products.getSideOutput(ProductFunction.TOLD), parties.getSideOutput(PartyFunction.TOLD));
        DataStream<Observation> institutions = records.filter(InstitutionFunction::takes)
                .name("flows")
                .keyBy(record -> new EntityKey(record.institution(), ""), ENTITY)
                .connect(facts.keyBy(fact -> new EntityKey(fact.institution(), ""), ENTITY))
                .process(new InstitutionFunction())
                .name("institutions")
                .uid(Uids.INSTITUTIONS);

        QualityBooks.Told quality = QualityBooks.define(decoded, records);

        DataStream<Observation> loanBooks = records.filter(LoanBookFunction::takes)
                .name("loan book facts")
                .keyBy(record -> new EntityKey(record.institution(), ""), ENTITY)
                .connect(exposures
                        .getSideOutput(LoanFunction.TALLIES)
                        .keyBy(tally -> new EntityKey(tally.institution(), ""), ENTITY))
                .process(new LoanBookFunction())
                .name("loan books")
                .uid(Uids.LOAN_BOOKS);

        DataStream<BorrowerLoan> borrowed = exposures
                .getSideOutput(LoanFunction.BORROWED)
                .keyBy(one -> new EntityKey(one.institution(), one.loan()), ENTITY)
                .connect(lenders)
                .process(new PlatformFunction<>(BorrowerLoan.class), TypeInformation.of(BorrowerLoan.class))
                .name("loans on platforms")
                .uid(Uids.PLATFORM_LOANS);
        DataStream<Observation> borrowers = of(records, Detection::partyOf)
                .keyBy(record -> new EntityKey("", String.valueOf(partyOf(record))), ENTITY)
                .connect(borrowed.keyBy(loan -> new EntityKey("", loan.party()), ENTITY))
                .process(new BorrowerFunction())
                .name("borrowers")
                .uid(Uids.BORROWERS);
        SingleOutputStreamOperator<StatementMatch> statements = SecondSieve.statements(records);
        DataStream<FlowFact> flows = sales.getSideOutput(TransferFunction.FLOWS)
                .union(
                        facts.flatMap(new LevelFacts()).name("levels"),
                        placed.getSideOutput(ClaimFunction.RETURNS),
                        statements.getSideOutput(StatementFunction.LATE));
        DataStream<Holding> holdings = exposures
                .map(Holding::of)
                .returns(Holding.class)
                .name("owed by clients")
                .union(placed.getSideOutput(ClaimFunction.HELD));
        DataStream<Observation> flowing = InstitutionFlows.define(
                        records, flows, holdings, sales.getSideOutput(TransferFunction.OPENED))
                .union(InstitutionFlows.turnovers(placed));
        DataStream<Observation> silences = InstitutionFlows.silences(told, records);
        DataStream<Observation> sieved = SecondSieve.define(
                records,
                statements,
                exposures,
                exposures.getSideOutput(LoanFunction.TOLD),
                exposures.getSideOutput(LoanFunction.GUARANTEED));

        DataStream<Observation> fakes = FakeListings.define(records, exposures.getSideOutput(LoanFunction.LISTED));

        DataStream<Observation> observations = products.union(
                parties,
                exits,
                fakes,
                borrowers,
                institutions,
                loanBooks,
                flowing,
                silences,
                exposures.getSideOutput(LoanFunction.OBSERVED),
                quality.observations(),
                sieved,
                Measures.observed(told));
        SingleOutputStreamOperator<AlertRow> judged = observations
                .keyBy(JudgeFunction::keyOf, ENTITY)
                .connect(decoded.getSideOutput(DecodeFunction.GOVERNING)
                        .broadcast(JudgeFunction.RULES, JudgeFunction.INSTITUTIONS))
                .process(new JudgeFunction())
                .name("judge")
                .uid(Uids.JUDGE);
        DataStream<AlertRow> alerts = judged.keyBy(AlertRow::institution)
                .process(new RollUpFunction())
                .name("roll-up")
                .uid(Uids.ROLL_UP);

        DataStream<Judgement> counts = records.getSideOutput(VersionsFunction.TAKEN)
                .union(decoded.getSideOutput(DecodeFunction.SET_ASIDE))
                .keyBy(one -> 0)
                .process(new TallyFunction())
                .name("tally")
                .uid(Uids.TALLY)
                .setParallelism(1);
        DataStream<Judgement> judgements = alerts.map(alert -> new Judgement(alert, null))
                .returns(Judgement.class)
                .name("alerts")
                .union(
                        judged.getSideOutput(JudgeFunction.OUTCOMES)
                                .map(Judgement::of)
                                .returns(Judgement.class)
                                .name("outcomes"),
                        counts);
        return new Results(
                judgements,
                observations.union(judged.getSideOutput(JudgeFunction.TOLD_AGAIN)),
                judged.getSideOutput(JudgeFunction.HISTORY),
                quality.rows(),
                judged.getSideOutput(JudgeFunction.SHADOWS),
                decoded.getSideOutput(DecodeFunction.REJECTS).union(judged.getSideOutput(JudgeFunction.BROKEN_RULES)));
    }

    /** Which entity of its institution a record is about, for one kind of book. */
    private interface EntityOf extends java.io.Serializable {
        @Nullable
        String of(FeedRecord record);
    }

    private static DataStream<FeedRecord> of(DataStream<FeedRecord> records, EntityOf entity) {
        return records.filter(record -> entity.of(record) != null).name("filter");
    }

    private static KeySelector<FeedRecord, EntityKey> by(EntityOf entity) {
        return record -> new EntityKey(record.institution(), String.valueOf(entity.of(record)));
    }

    private static EntityKey loanOf(TakenClaim taken) {
        return new EntityKey(taken.institution(), taken.loan());
    }

    private static @Nullable String partyOf(FeedRecord record) {
        UserInfo user = record.userInfo();
        return user == null ? null : user.party();
    }
}
