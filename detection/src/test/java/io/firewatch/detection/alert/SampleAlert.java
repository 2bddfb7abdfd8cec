package io.firewatch.detection.alert;

import io.firewatch.model.Severity;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import java.util.stream.LongStream;

/** An over-limit alert about one party. */
public final class SampleAlert {
    private SampleAlert() {}

    public static AlertRow firing(String id) {
        return resting(id, 3);
    }

    /** Firing, on this many records. */
    public static AlertRow resting(String id, int records) {
        double[] values = new double[Indicator.of(SubjectType.PARTY).size()];
        values[0] = 250_001;
        return new AlertRow(
                id,
                "over-limit",
                1,
                "over-limit",
                Severity.HIGH,
                "CERT1",
                SubjectType.PARTY,
                "p",
                "张**",
                "超",
                "Over",
                "说",
                "says",
                "[{\"law\":\"l\",\"article\":\"17\",\"mark\":\"TXT\"}]",
                "exposure > limit",
                "{\"limit\":1}",
                values,
                LongStream.range(0, records).map(n -> n * 7_919).toArray(),
                20_577,
                20_578,
                null);
    }
}
