package io.firewatch.detection.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.indicator.CheckIndicator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CaseTest {
    @Property
    void comesBackAsItWasPacked(
            @ForAll CheckIndicator check,
            @ForAll @IntRange(max = 65_535) int issue,
            @ForAll @IntRange(min = -40_000, max = 100_000) int day,
            @ForAll boolean passed) {
        Case one = new Case(check, issue, day, passed);

        assertThat(Case.unpacked(one.packed())).isEqualTo(one);
    }
}
