package io.firewatch.detection.job;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.Judgement;
import io.firewatch.detection.alert.OutcomeRow;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.claim.ClaimChange;
import io.firewatch.detection.claim.ClaimSale;
import io.firewatch.detection.claim.OfferedAt;
import io.firewatch.detection.claim.PlacedClaim;
import io.firewatch.detection.client.ClientFlow;
import io.firewatch.detection.client.Holding;
import io.firewatch.detection.concentration.ClientLevel;
import io.firewatch.detection.custody.CustodyDay;
import io.firewatch.detection.custody.Movement;
import io.firewatch.detection.custody.StatementMatch;
import io.firewatch.detection.fake.CapDay;
import io.firewatch.detection.fake.CapShareFunction;
import io.firewatch.detection.fake.FakeLoan;
import io.firewatch.detection.fake.LoanSign;
import io.firewatch.detection.fake.LoanTrait;
import io.firewatch.detection.fake.SignedLoan;
import io.firewatch.detection.fake.WordsUse;
import io.firewatch.detection.feed.Arrival;
import io.firewatch.detection.feed.LenderDays;
import io.firewatch.detection.feed.RecordId;
import io.firewatch.detection.feed.Reject;
import io.firewatch.detection.feed.VersionsFunction;
import io.firewatch.detection.flow.FlowDay;
import io.firewatch.detection.flow.FlowFact;
import io.firewatch.detection.flow.FlowFunction;
import io.firewatch.detection.guarantee.GuaranteeFact;
import io.firewatch.detection.guarantee.GuaranteedLoan;
import io.firewatch.detection.institution.InstitutionDay;
import io.firewatch.detection.institution.InstitutionFact;
import io.firewatch.detection.judge.HistoryPage;
import io.firewatch.detection.judge.Judged;
import io.firewatch.detection.judge.Told;
import io.firewatch.detection.judge.ToldOn;
import io.firewatch.detection.loan.BorrowerLoan;
import io.firewatch.detection.loan.ClaimTerms;
import io.firewatch.detection.loan.ListedLoan;
import io.firewatch.detection.loan.LoanExposure;
import io.firewatch.detection.loan.LoanFlow;
import io.firewatch.detection.loan.LoanMemory;
import io.firewatch.detection.loan.LoanProject;
import io.firewatch.detection.loan.PayoutBalance;
import io.firewatch.detection.loan.PlanIssue;
import io.firewatch.detection.loan.TakenClaim;
import io.firewatch.detection.loan.ToldFindings;
import io.firewatch.detection.loan.ToldTallies;
import io.firewatch.detection.measure.FactsOn;
import io.firewatch.detection.measure.HeldRecord;
import io.firewatch.detection.measure.MeasureChange;
import io.firewatch.detection.measure.MeasureFact;
import io.firewatch.detection.measure.MeasuredRecord;
import io.firewatch.detection.measure.MeasuredSubject;
import io.firewatch.detection.measure.SavedGeneration;
import io.firewatch.detection.overdue.LoanTally;
import io.firewatch.detection.overdue.Shown;
import io.firewatch.detection.overdue.TallyDay;
import io.firewatch.detection.party.BorrowerFunction;
import io.firewatch.detection.party.PartyKnown;
import io.firewatch.detection.product.ProductFact;
import io.firewatch.detection.product.Purchase;
import io.firewatch.detection.quality.FlowAt;
import io.firewatch.detection.quality.Joint;
import io.firewatch.detection.quality.LoanAuditFunction;
import io.firewatch.detection.quality.Mention;
import io.firewatch.detection.quality.QualityDay;
import io.firewatch.detection.quality.QualityFact;
import io.firewatch.detection.quality.QualityFunction;
import io.firewatch.detection.quality.QualityRow;
import io.firewatch.detection.returns.DayReturns;
import io.firewatch.detection.returns.Registered;
import io.firewatch.detection.rollup.Children;
import io.firewatch.detection.rollup.Spans;
import io.firewatch.detection.silence.HeardDay;
import io.firewatch.detection.silence.HeardDays;
import io.firewatch.detection.silence.Notice;
import io.firewatch.detection.ties.AboutParty;
import io.firewatch.detection.ties.AttributeUse;
import io.firewatch.detection.ties.ClientFact;
import io.firewatch.detection.ties.GuarantorTies;
import io.firewatch.detection.ties.RegisteredTie;
import io.firewatch.detection.ties.SharedAttribute;
import io.firewatch.detection.ties.SplitDays;
import io.firewatch.detection.ties.TieFact;
import io.firewatch.detection.ties.TiedClient;
import io.firewatch.detection.ties.TiedLoan;
import io.firewatch.detection.ties.TiesFunction;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.rulesets.measure.DayFacts;
import io.firewatch.rulesets.measure.MeasureSeries;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that crosses an operator or rests in state is read and written by Flink's own serialisers. */
class TravellingTypesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                FeedChange.class,
                HistoryPage.class,
                FeedRecord.class,
                EntityKey.class,
                RecordId.class,
                Reject.class,
                PlanIssue.class,
                LoanFlow.class,
                BorrowerLoan.class,
                BorrowerFunction.ToldOn.class,
                LoanMemory.PlanDay.class,
                ToldFindings.FacetDay.class,
                ToldTallies.ToldTally.class,
                LoanTally.class,
                TallyDay.class,
                Shown.class,
                PayoutBalance.class,
                LoanExposure.class,
                ClaimTerms.class,
                TakenClaim.class,
                ClaimSale.class,
                ClaimChange.class,
                PlacedClaim.class,
                LoanProject.class,
                ProductFact.class,
                Purchase.class,
                PartyKnown.class,
                InstitutionFact.class,
                InstitutionDay.class,
                FlowFact.class,
                FlowDay.class,
                ClientFlow.class,
                Holding.class,
                HeardDay.class,
                HeardDays.class,
                Notice.class,
                DayReturns.class,
                Registered.class,
                ClientLevel.class,
                OfferedAt.class,
                FlowFunction.Licence.class,
                StatementMatch.class,
                Movement.class,
                CustodyDay.class,
                AttributeUse.class,
                SharedAttribute.class,
                ClientFact.class,
                TiedLoan.class,
                TiedClient.class,
                TieFact.class,
                AboutParty.class,
                RegisteredTie.class,
                GuaranteedLoan.class,
                GuaranteeFact.class,
                GuarantorTies.class,
                TiesFunction.RegionDay.class,
                SplitDays.Told.class,
                ListedLoan.class,
                SignedLoan.class,
                LoanTrait.class,
                LoanSign.class,
                WordsUse.class,
                CapDay.class,
                CapShareFunction.Counted.class,
                FakeLoan.class,
                Observation.class,
                Told.class,
                ToldOn.class,
                Judged.class,
                Arrival.class,
                LenderDays.Reached.class,
                VersionsFunction.Newest.class,
                Mention.class,
                Joint.class,
                FlowAt.class,
                LoanAuditFunction.ToldBalances.class,
                QualityFact.class,
                QualityDay.class,
                QualityFunction.BatchSeen.class,
                QualityRow.class,
                MeasuredRecord.class,
                HeldRecord.class,
                MeasureFact.class,
                MeasureChange.class,
                FactsOn.class,
                MeasuredSubject.class,
                SavedGeneration.class,
                DayFacts.class,
                MeasureSeries.Value.class,
                AlertRow.class,
                OutcomeRow.class,
                Spans.class,
                Children.class,
                Judgement.class
            })
    void needsNoKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
