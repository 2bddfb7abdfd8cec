package io.firewatch.detection.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.detection.institution.InstitutionFact.Kind;
import io.firewatch.model.indicator.FlowsIndicator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InstitutionLedgerTest {
    @Test
    void theGapIsWhatLendersWerePaidThatNoBorrowerPaid() {
        double[] values = ledger(flow(18, 1, 500), flow(19, 1, 150), flow(8, 4, 800), flow(9, 4, 200), flow(27, 5, 50))
                .values(10);

        assertThat(values[FlowsIndicator.PAID_TO_LENDERS.ordinal()]).isEqualTo(1000);
        assertThat(values[FlowsIndicator.EARNED_FROM_BORROWERS.ordinal()]).isEqualTo(700);
        assertThat(values[FlowsIndicator.PONZI_GAP.ordinal()]).isEqualTo(0.3, within(1e-9));
    }

    @Test
    void compensationByThePlatformIsItsOwnMoneyAndRecoveriesDidNotReachLenders() {
        double[] values = ledger(
                        flow(8, 1, 1000), flow(37, 1, 1000), flow(18, 1, 600), flow(30, 1, 100), flow(47, 1, 100))
                .values(1);

        assertThat(values[FlowsIndicator.EARNED_FROM_BORROWERS.ordinal()]).isEqualTo(400);
    }

    @Test
    void aReversalTakesBackWhatItReverses() {
        double[] values = ledger(flow(8, 1, 1000), flow(8, 2, -1000)).values(5);

        assertThat(values[FlowsIndicator.PAID_TO_LENDERS.ordinal()]).isZero();
        assertThat(values[FlowsIndicator.PONZI_GAP.ordinal()]).isZero();
    }

    @Test
    void theWindowHoldsThirtyDays() {
        InstitutionLedger ledger = ledger(flow(8, 1, 1000));

        assertThat(ledger.values(30)[FlowsIndicator.PAID_TO_LENDERS.ordinal()]).isEqualTo(1000);
        assertThat(ledger.values(31)[FlowsIndicator.PAID_TO_LENDERS.ordinal()]).isZero();
    }

    @Test
    void unmatchedMoneyIsMeasuredAgainstAllProductMoney() {
        double[] values = ledger(
                        new InstitutionFact("L", Kind.PRODUCT, 1, 60, 1000, 7),
                        new InstitutionFact("L", Kind.PRODUCT, 4, -10, 0, 0))
                .values(9);

        assertThat(values[FlowsIndicator.UNMATCHED_SHARE.ordinal()]).isEqualTo(0.05, within(1e-9));
    }

    @Property(tries = 100)
    void theOrderOfFactsDoesNotMatter(@ForAll long shuffle) {
        List<InstitutionFact> facts = new ArrayList<>(List.of(
                flow(8, 1, 800),
                flow(8, 1, 800),
                flow(9, 1, 200),
                flow(18, 1, 500),
                new InstitutionFact("L", Kind.PRODUCT, 1, 60, 1000, 7),
                new InstitutionFact("L", Kind.PURCHASE, 1, 60, 60, 9),
                new InstitutionFact("L", Kind.BALANCE, 1, 60, 0, 9)));
        InstitutionLedger inOrder = ledger(facts.toArray(InstitutionFact[]::new));

        Collections.shuffle(facts, new Random(shuffle));
        InstitutionLedger shuffled = ledger(facts.toArray(InstitutionFact[]::new));

        assertThat(shuffled.values(1)).isEqualTo(inOrder.values(1));
        assertThat(shuffled.records(1)).isEqualTo(inOrder.records(1));
    }

    private static InstitutionFact flow(int type, int day, long fen) {
        return new InstitutionFact("L", Kind.FLOW, day, type, fen, 1000L + type * 10 + day);
    }

    private static InstitutionLedger ledger(InstitutionFact... facts) {
        Map<Integer, InstitutionDay> days = new TreeMap<>();
        for (InstitutionFact fact : facts) {
            days.merge(fact.day(), InstitutionDay.NOTHING.plus(fact), (before, one) -> before.plus(fact));
        }
        return new InstitutionLedger(days);
    }
}
