package io.firewatch.detection.party;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.loan.LoanExposure;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlatformFunctionTest {
    private static final LoanExposure DEBT =
            new LoanExposure("A", "p", "S", StepSeries.ofLevels(new TreeMap<>(Map.of(1, 100L))), true, 1);

    private KeyedBroadcastOperatorTestHarness<EntityKey, LoanExposure, FeedChange, LoanExposure> loans;

    @BeforeEach
    void open() throws Exception {
        loans = ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                new PlatformFunction<>(LoanExposure.class),
                loan -> new EntityKey(loan.institution(), loan.loan()),
                TypeInformation.of(EntityKey.class),
                PlatformFunction.TYPES);
    }

    @AfterEach
    void close() throws Exception {
        loans.close();
    }

    @Test
    void aDebtOnAPlatformCountsWhicheverIsToldFirst() throws Exception {
        registered("A", "p2p");
        reported(DEBT);
        assertThat(counts()).isTrue();
    }

    @Test
    void aDebtWaitsForItsLenderToBeKnown() throws Exception {
        reported(DEBT);
        registered("B", "p2p");
        assertThat(counts()).isFalse();

        registered("A", "p2p");
        assertThat(counts()).isTrue();
    }

    @Test
    void aDebtAtAMicrolenderCountsForNothing() throws Exception {
        registered("A", "microloan");
        reported(DEBT);
        assertThat(counts()).isFalse();
    }

    @Test
    void aLenderThatBecomesAMicrolenderTakesItsDebtsOut() throws Exception {
        registered("A", "p2p");
        reported(DEBT);
        registered("A", "microloan");
        assertThat(counts()).isFalse();
    }

    private boolean counts() {
        return loans.extractOutputValues()
                .get(loans.extractOutputValues().size() - 1)
                .limited();
    }

    private void reported(LoanExposure loan) throws Exception {
        loans.processElement(new StreamRecord<>(loan));
    }

    private void registered(String code, String type) throws Exception {
        loans.processBroadcastElement(
                new StreamRecord<>(new FeedChange(null, new InstitutionRow(code, "示例", type, "区"), null)));
    }
}
