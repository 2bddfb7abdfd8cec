package io.firewatch.detection.job;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.custody.CustodyFunction;
import io.firewatch.detection.custody.StatementFunction;
import io.firewatch.detection.custody.StatementMatch;
import io.firewatch.detection.guarantee.AboutGuarantors;
import io.firewatch.detection.guarantee.GuaranteeFact;
import io.firewatch.detection.guarantee.GuaranteeFunction;
import io.firewatch.detection.guarantee.GuaranteedLoan;
import io.firewatch.detection.guarantee.LicenceListFunction;
import io.firewatch.detection.institution.InstitutionFact;
import io.firewatch.detection.loan.LoanExposure;
import io.firewatch.detection.ties.AboutParties;
import io.firewatch.detection.ties.AboutParty;
import io.firewatch.detection.ties.ClientFact;
import io.firewatch.detection.ties.GuarantorTies;
import io.firewatch.detection.ties.SharedAttributeFunction;
import io.firewatch.detection.ties.TieFact;
import io.firewatch.detection.ties.TiedClientFunction;
import io.firewatch.detection.ties.TiedLoanFunction;
import io.firewatch.detection.ties.TiesFunction;
import io.firewatch.detection.ties.UserAttributesFunction;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The part of the graph that lays what independent sources say beside what lenders say. */
final class SecondSieve {
    private static final TypeInformation<EntityKey> ENTITY = TypeInformation.of(EntityKey.class);

    private static final EntityKey CITY = new EntityKey("", "");

    private SecondSieve() {}

    /**
     * {@code statements} are those of {@link #statements}; {@code exposures} is what is owed of each loan, {@code told} what
     * the loans tell their institutions, {@code guaranteed} who answers for them.
     */
    static DataStream<Observation> define(
            DataStream<FeedRecord> records,
            DataStream<StatementMatch> statements,
            DataStream<LoanExposure> exposures,
            DataStream<InstitutionFact> told,
            DataStream<GuaranteedLoan> guaranteed) {
        SingleOutputStreamOperator<Observation> ties = ties(records, exposures, told);
        return custody(records, statements)
                .union(ties, guarantees(records, guaranteed, ties.getSideOutput(TiesFunction.GUARANTORS)));
    }

    private static DataStream<Observation> guarantees(
            DataStream<FeedRecord> records, DataStream<GuaranteedLoan> guaranteed, DataStream<GuarantorTies> ties) {
        DataStream<GuaranteeFact> list = records.filter(record -> record.guarantorFacts() != null)
                .name("licence list")
                .keyBy(record -> CITY, ENTITY)
                .connect(guaranteed.keyBy(loan -> CITY, ENTITY))
                .process(new LicenceListFunction())
                .name("licences")
                .uid(Uids.LICENCE_LIST);
        DataStream<GuaranteeFact> facts = list.union(
                guaranteed.map(GuaranteeFact::of).returns(GuaranteeFact.class).name("guaranteed loans"),
                ties.map(GuaranteeFact::of).returns(GuaranteeFact.class).name("ties of guarantors"));
        return records.filter(AboutGuarantors::takes)
                .flatMap(new AboutGuarantors())
                .returns(AboutParty.class)
                .name("register of guarantors")
                .keyBy(one -> new EntityKey("", one.party()), ENTITY)
                .connect(facts.keyBy(fact -> new EntityKey("", fact.guarantor()), ENTITY))
                .process(new GuaranteeFunction())
                .name("guarantees")
                .uid(Uids.GUARANTEES);
    }

    private static SingleOutputStreamOperator<Observation> ties(
            DataStream<FeedRecord> records, DataStream<LoanExposure> exposures, DataStream<InstitutionFact> told) {
        SingleOutputStreamOperator<TieFact> shared = records.filter(record -> record.userInfo() != null)
                .name("users")
                .keyBy(record -> new EntityKey(record.institution(), record.key()), ENTITY)
                .process(new UserAttributesFunction())
                .name("user attributes")
                .uid(Uids.USER_ATTRIBUTES)
                .keyBy(use -> new EntityKey(use.institution(), use.kind() + '/' + use.key()), ENTITY)
                .process(new SharedAttributeFunction())
                .name("shared attributes")
                .uid(Uids.SHARED_ATTRIBUTES);
        SingleOutputStreamOperator<ClientFact> loans = records.filter(record -> record.scatterInvest() != null)
                .name("listings")
                .keyBy(record -> new EntityKey(record.institution(), record.key()), ENTITY)
                .connect(exposures.keyBy(loan -> new EntityKey(loan.institution(), loan.loan()), ENTITY))
                .process(new TiedLoanFunction())
                .name("tied loans")
                .uid(Uids.TIED_LOANS);
        SingleOutputStreamOperator<TieFact> clients = records.filter(TiedClientFunction::takes)
                .flatMap(new AboutParties())
                .returns(AboutParty.class)
                .name("parties of ties")
                .keyBy(one -> new EntityKey(one.record().institution(), one.party()), ENTITY)
                .connect(loans.union(shared.getSideOutput(SharedAttributeFunction.SHARING))
                        .keyBy(fact -> new EntityKey(fact.institution(), fact.party()), ENTITY))
                .process(new TiedClientFunction())
                .name("tied clients")
                .uid(Uids.TIED_CLIENTS);
        DataStream<TieFact> balances = told.filter(fact -> fact.kind() == InstitutionFact.Kind.BALANCE)
                .map(TieFact::of)
                .returns(TieFact.class)
                .name("balances");
        return records.filter(TiesFunction::takes)
                .name("register")
                .keyBy(record -> new EntityKey(record.institution(), ""), ENTITY)
                .connect(shared.union(clients, balances).keyBy(fact -> new EntityKey(fact.institution(), ""), ENTITY))
                .process(new TiesFunction())
                .name("ties")
                .uid(Uids.TIES);
    }

    /** What lenders and their custodians say of the same money. */
    static SingleOutputStreamOperator<StatementMatch> statements(DataStream<FeedRecord> records) {
        return records.filter(record -> StatementFunction.keyOfFlow(record) != null)
                .name("stated flows")
                .keyBy(
                        record -> new EntityKey(
                                record.institution(), String.valueOf(StatementFunction.keyOfFlow(record))),
                        ENTITY)
                .connect(records.filter(record -> StatementFunction.keyOfLine(record) != null)
                        .name("statement lines")
                        .keyBy(
                                record -> new EntityKey(
                                        record.institution(), String.valueOf(StatementFunction.keyOfLine(record))),
                                ENTITY))
                .process(new StatementFunction())
                .name("statements")
                .uid(Uids.STATEMENTS);
    }

    private static DataStream<Observation> custody(
            DataStream<FeedRecord> records, DataStream<StatementMatch> statements) {
        return records.filter(CustodyFunction::takes)
                .name("custody facts")
                .keyBy(record -> new EntityKey(record.institution(), ""), ENTITY)
                .connect(statements.keyBy(match -> new EntityKey(match.institution(), ""), ENTITY))
                .process(new CustodyFunction())
                .name("custody")
                .uid(Uids.CUSTODY);
    }
}
