package io.firewatch.detection.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.time.CityTime;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.GuarantorFacts;
import io.firewatch.model.record.RecordType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class LicenceListFunctionTest {
    private static final EntityKey CITY = new EntityKey("", "");

    @Test
    void everyGuarantorHearsOnceSinceWhenThereIsAList() throws Exception {
        try (var list = new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new LicenceListFunction()),
                record -> CITY,
                loan -> CITY,
                TypeInformation.of(EntityKey.class))) {
            list.open();
            list.processElement2(loan("g1", "L1"), 0);
            list.processElement2(loan("g1", "L2"), 0);
            list.processBothWatermarks(CityTime.watermark(1, 1));
            assertThat(list.extractOutputValues()).isEmpty();

            list.processElement1(row("g9", 30), 0);
            list.processElement2(loan("g2", "L3"), 0);
            list.processBothWatermarks(CityTime.watermark(1, 2));
            assertThat(list.extractOutputValues())
                    .containsExactlyInAnyOrder(GuaranteeFact.ofList("g1", 30), GuaranteeFact.ofList("g2", 30));

            list.processElement1(row("g8", 20), 0);
            list.processElement1(row("g7", 40), 0);
            list.processBothWatermarks(CityTime.watermark(1, 3));
            assertThat(list.extractOutputValues())
                    .hasSize(4)
                    .contains(GuaranteeFact.ofList("g1", 20), GuaranteeFact.ofList("g2", 20));
        }
    }

    private static FeedRecord row(String party, int asOf) {
        return FeedRecord.of(
                "", asOf, RecordType.GUARANTOR, party, new GuarantorFacts(party, "担保", true, null, false, asOf));
    }

    private static GuaranteedLoan loan(String guarantor, String loan) {
        return new GuaranteedLoan(
                "A",
                loan,
                guarantor,
                "担保",
                "b",
                false,
                GuaranteedLoan.LICENSED,
                StepSeries.NOTHING,
                StepSeries.NOTHING,
                StepSeries.NOTHING,
                1);
    }
}
