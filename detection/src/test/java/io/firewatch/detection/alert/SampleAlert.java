package io.firewatch.detection.alert;

import io.firewatch.model.Severity;
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
                "{\"indicators\":[\"exposure\"],\"values\":{\"exposure\":2500.01}}",
                LongStream.range(0, records).map(n -> n * 7_919).toArray(),
                new String[0],
                20_577,
                20_578,
                null,
                AlertRow.OPEN,
                null,
                null);
    }
}
