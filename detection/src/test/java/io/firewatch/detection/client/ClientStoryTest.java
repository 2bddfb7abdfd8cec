package io.firewatch.detection.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.flow.FlowKind;
import io.firewatch.model.record.TransType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClientStoryTest {
    @Test
    void whoOnlyDepositsOrBorrowsIsNoLender() {
        assertThat(story(
                                flow(TransType.DEPOSIT, 1, 500),
                                flow(TransType.PAYOUT, 2, 900),
                                flow(TransType.WITHDRAWAL, 2, 900))
                        .amounts())
                .isEmpty();
    }

    @Test
    void aLendersDepositsBeforeHisFirstLoanCountToo() {
        var amounts = story(
                        flow(TransType.DEPOSIT, 1, 500),
                        flow(TransType.LEND, 3, 400),
                        flow(TransType.LEND, 32, 50),
                        flow(TransType.LEND, 33, 60))
                .amounts();

        assertThat(amounts.get(FlowKind.DEPOSITED)).isEqualTo(Map.of(1, 500L));
        assertThat(amounts.get(FlowKind.NEW_LENDERS)).isEqualTo(Map.of(3, 1L));
        assertThat(amounts.get(FlowKind.LENT)).isEqualTo(Map.of(3, 400L, 32, 50L, 33, 60L));
        assertThat(amounts.get(FlowKind.LENT_BY_NEW)).isEqualTo(Map.of(3, 400L, 32, 50L));
    }

    @Test
    void aReversedWithdrawalIsToldApart() {
        ClientFlow flow =
                ClientFlow.nothing(TransType.WITHDRAWAL, 5).plus(900, 1).plus(-200, 2);
        var amounts = new ClientStory(List.of(flow, flow(TransType.LEND, 1, 1)), null).amounts();

        assertThat(amounts.get(FlowKind.WITHDRAWN)).isEqualTo(Map.of(5, 900L));
        assertThat(amounts.get(FlowKind.REVERSED)).isEqualTo(Map.of(5, 200L));
    }

    @Test
    void takingOverCountsInTheLastFiveDaysOfAMonthForThirtyDays() {
        // day 25 is 1970-01-26, day 26 the 27th, day 30 the 31st
        StepSeries taken = story(
                        flow(TransType.TRANSFER_TAKEN, 25, 900),
                        flow(TransType.TRANSFER_TAKEN, 26, 300),
                        flow(TransType.TRANSFER_TAKEN, 30, 200))
                .takenAtMonthEnd();

        assertThat(taken.levelOn(25)).isZero();
        assertThat(taken.levelOn(26)).isEqualTo(300);
        assertThat(taken.levelOn(55)).isEqualTo(500);
        assertThat(taken.levelOn(56)).isEqualTo(200);
        assertThat(taken.levelOn(60)).isZero();
    }

    @Test
    void squaresRiseAndFallWithTheWithdrawalsOfAWeek() {
        var squares = story(
                        flow(TransType.LEND, 0, 1),
                        flow(TransType.WITHDRAWAL, 10, 30_000),
                        flow(TransType.WITHDRAWAL, 12, 40_000))
                .amounts()
                .get(FlowKind.WITHDRAWN_SQUARES);

        // in hundreds of yuan: 3² from day 10, (3 + 4)² from day 12, 4² from day 17, 0 from day 19
        assertThat(squares).isEqualTo(new TreeMap<>(Map.of(10, 9L, 12, 40L, 17, -33L, 19, -16L)));
    }

    @Test
    void takingOverAClaimMakesALenderToo() {
        assertThat(story(flow(TransType.TRANSFER_TAKEN, 4, 700)).amounts().get(FlowKind.NEW_LENDERS))
                .isEqualTo(Map.of(4, 1L));
        assertThat(new ClientStory(List.of(), 9).amounts().get(FlowKind.NEW_LENDERS))
                .isEqualTo(Map.of(9, 1L));
    }

    private static ClientStory story(ClientFlow... flows) {
        return new ClientStory(List.of(flows), null);
    }

    private static ClientFlow flow(int type, int day, long fen) {
        return ClientFlow.nothing(type, day).plus(fen, 1);
    }
}
