package io.firewatch.detection.loan;

import static io.firewatch.detection.loan.Loans.day;
import static io.firewatch.detection.loan.Loans.fen;
import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.time.CityTime;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RecordType;
import io.firewatch.model.record.Status;
import io.firewatch.model.record.Transact;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class LoanFunctionTest {
    private long seq = 0;

    @Test
    void factsBeforeTheListingWaitForIt() throws Exception {
        try (var book = book()) {
            book.open();
            book.processElement1(status(9, 2), 0);
            book.processBothWatermarks(CityTime.watermark(day(-3), 1));
            assertThat(book.extractOutputValues()).isEmpty();

            book.processElement1(listing("1000.00"), 0);
            book.processBothWatermarks(CityTime.watermark(day(-3), 2));

            assertThat(only(book).owed().levelOn(day(2))).isEqualTo(fen("1000.00"));
        }
    }

    @Test
    void severalFactsOfOneMomentAreToldOnce() throws Exception {
        try (var book = book()) {
            book.open();
            book.processElement1(listing("1000.00"), 0);
            book.processElement1(status(9, 2), 0);
            book.processElement1(repaid("400.00", 3), 0);
            book.processElement1(status(5, 3), 0);

            book.processBothWatermarks(CityTime.watermark(day(-3), 4));

            assertThat(only(book).owed().levelOn(day(3))).isEqualTo(fen("600.00"));
        }
    }

    @Test
    void aRestartInTheMiddleChangesNothing() throws Exception {
        List<FeedRecord> facts =
                List.of(listing("1000.00"), status(9, 2), repaid("400.00", 3), repaid("300.00", 33), status(3, 60));
        List<LoanExposure> undisturbed;
        try (var book = book()) {
            book.open();
            for (FeedRecord fact : facts) {
                book.processElement1(fact, 0);
                book.processBothWatermarks(CityTime.watermark(day(0), fact.seq()));
            }
            undisturbed = book.extractOutputValues();
        }
        for (int stop = 1; stop < facts.size(); stop++) {
            OperatorSubtaskState saved;
            LoanExposure last;
            try (var book = book()) {
                book.open();
                for (FeedRecord fact : facts.subList(0, stop)) {
                    book.processElement1(fact, 0);
                    book.processBothWatermarks(CityTime.watermark(day(0), fact.seq()));
                }
                saved = book.snapshot(1, 1);
            }
            try (var book = book()) {
                book.initializeState(saved);
                book.open();
                for (FeedRecord fact : facts.subList(stop, facts.size())) {
                    book.processElement1(fact, 0);
                    book.processBothWatermarks(CityTime.watermark(day(0), fact.seq()));
                }
                List<LoanExposure> told = book.extractOutputValues();
                last = told.get(told.size() - 1);
            }
            assertThat(last).as("stopped after %d", stop).isEqualTo(undisturbed.get(undisturbed.size() - 1));
        }
    }

    @Test
    void theBalanceOfThePayoutIsToldWhenItsDayCloses() throws Exception {
        try (var book = book()) {
            book.open();
            book.processElement1(listing("1000.00"), 0);
            book.processElement1(flow(1, "700.00", 2), 0);
            book.processElement1(flow(2, "1000.00", 2), 0);
            book.processBothWatermarks(CityTime.watermark(day(4), 3));
            assertThat(book.getSideOutput(LoanFunction.OBSERVED)).isNull();

            book.processBothWatermarks(CityTime.watermark(day(5), 3));

            assertThat(book.getSideOutput(LoanFunction.OBSERVED)).hasSize(1);
            assertThat(book.numEventTimeTimers()).isZero();
        }
    }

    private static LoanExposure only(
            KeyedTwoInputStreamOperatorTestHarness<EntityKey, FeedRecord, TakenClaim, LoanExposure> book) {
        List<LoanExposure> told = book.extractOutputValues();
        assertThat(told).hasSize(1);
        return told.get(0);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<EntityKey, FeedRecord, TakenClaim, LoanExposure> book()
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new LoanFunction()),
                record -> new EntityKey(record.institution(), String.valueOf(LoanFunction.loanOf(record))),
                taken -> new EntityKey(taken.institution(), taken.loan()),
                TypeInformation.of(EntityKey.class));
    }

    private FeedRecord listing(String yuan) {
        return record(RecordType.SCATTER_INVEST, Loans.loan(yuan).loan());
    }

    private FeedRecord status(int status, int offset) {
        return record(RecordType.STATUS, new Status("SB1", status, BusinessTime.startOf(day(offset)) + 3600));
    }

    private FeedRecord repaid(String yuan, int offset) {
        return flow(18, yuan, offset);
    }

    private FeedRecord flow(int type, String yuan, int offset) {
        return record(
                RecordType.TRANSACT,
                new Transact(
                        "T" + (seq + 1),
                        "SB1",
                        "",
                        "",
                        "",
                        type,
                        Money.parseYuan(yuan),
                        "borrower",
                        BusinessTime.startOf(day(offset)) + 3600,
                        ""));
    }

    private FeedRecord record(RecordType type, Object body) {
        seq++;
        return FeedRecord.of("A", seq, type, "key" + seq, body);
    }
}
