package io.firewatch.detection.job;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.fake.BorrowerSignsFunction;
import io.firewatch.detection.fake.CapShareFunction;
import io.firewatch.detection.fake.FakeClusterFunction;
import io.firewatch.detection.fake.FakeLoanFunction;
import io.firewatch.detection.fake.LoanSign;
import io.firewatch.detection.fake.LoanTraitFunction;
import io.firewatch.detection.fake.NearWordsFunction;
import io.firewatch.detection.fake.SignedLoan;
import io.firewatch.detection.loan.ListedLoan;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The part of the graph that looks for invented loans: borrowers add what they show to their loans, loans are laid beside
 * others of their lender, and what all of that says of each loan is counted.
 */
final class FakeListings {
    private static final TypeInformation<EntityKey> ENTITY = TypeInformation.of(EntityKey.class);

    private FakeListings() {}

    static DataStream<Observation> define(DataStream<FeedRecord> records, DataStream<ListedLoan> listed) {
        SingleOutputStreamOperator<SignedLoan> signed = records.filter(
                        record -> BorrowerSignsFunction.partyOf(record) != null)
                .name("users and withdrawals")
                .keyBy(
                        record -> new EntityKey(
                                record.institution(), String.valueOf(BorrowerSignsFunction.partyOf(record))),
                        ENTITY)
                .connect(listed.keyBy(loan -> new EntityKey(loan.institution(), loan.party()), ENTITY))
                .process(new BorrowerSignsFunction())
                .name("borrowers' signs")
                .uid(Uids.BORROWER_SIGNS);
        DataStream<LoanSign> traits = signed.getSideOutput(BorrowerSignsFunction.TRAITS)
                .keyBy(one -> new EntityKey(one.institution(), one.kind() + "/" + one.value()), ENTITY)
                .process(new LoanTraitFunction())
                .name("loans' traits")
                .uid(Uids.LOAN_TRAITS);
        DataStream<LoanSign> words = signed.keyBy(FakeListings::institution, ENTITY)
                .process(new NearWordsFunction())
                .name("near words")
                .uid(Uids.NEAR_WORDS);
        DataStream<LoanSign> caps = signed.keyBy(FakeListings::institution, ENTITY)
                .process(new CapShareFunction())
                .name("near caps")
                .uid(Uids.CAP_SHARES);
        SingleOutputStreamOperator<Observation> loans = signed.keyBy(
                        one -> new EntityKey(
                                one.loan().institution(), one.loan().loan()),
                        ENTITY)
                .connect(traits.union(words, caps).keyBy(one -> new EntityKey(one.institution(), one.loan()), ENTITY))
                .process(new FakeLoanFunction())
                .name("fake loans")
                .uid(Uids.FAKE_LOANS);
        return loans.union(loans.getSideOutput(FakeLoanFunction.COUNTED)
                .keyBy(one -> new EntityKey(one.institution(), ""), ENTITY)
                .process(new FakeClusterFunction())
                .name("fake clusters")
                .uid(Uids.FAKE_CLUSTERS));
    }

    private static EntityKey institution(SignedLoan signed) {
        return new EntityKey(signed.loan().institution(), "");
    }
}
