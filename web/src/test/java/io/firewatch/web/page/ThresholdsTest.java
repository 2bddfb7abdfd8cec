package io.firewatch.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.indicator.Unit;
import io.firewatch.web.http.Json;
import io.firewatch.web.page.Thresholds.Line;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static final String JOINED =
            "ponzi_gap 34.00 % > gap 10.00 % && paid_to_lenders 2,500,000.00 > paid 1,000,000.00";

    @Test
    void drawsTheLineTheFormulaComparesWith() {
        var charts = Thresholds.charts(Json.tree("{\"formula\":\"" + JOINED + "\",\"indicators\":[\"ponzi_gap\","
                + "\"paid_to_lenders\"],\"values\":{\"ponzi_gap\":0.34,\"paid_to_lenders\":2500000},"
                + "\"thresholds\":{\"gap\":0.1,\"paid\":1000000}}"));
        assertThat(charts).hasSize(2);
        assertThat(charts.get(0).lines()).containsExactly(new Line("gap", 0.1));
        assertThat(charts.get(1).lines()).containsExactly(new Line("paid", 1_000_000));
    }

    @Test
    void takesAnIndicatorsLimitAsItsLine() {
        var charts =
                Thresholds.charts(Json.tree("{\"formula\":\"exposure 268,000.00 - exposure_limit 200,000.00 > 1.00\","
                        + "\"indicators\":[\"exposure\",\"exposure_limit\"],"
                        + "\"values\":{\"exposure\":268000,\"exposure_limit\":200000},\"thresholds\":{}}"));
        assertThat(charts).hasSize(1);
        assertThat(charts.get(0).lines()).containsExactly(new Line("exposure_limit", 200_000));
    }

    @Test
    void knowsTheUnitOfAThresholdByWhatItIsComparedWith() {
        assertThat(Thresholds.unitOf(JOINED, "gap")).isEqualTo(Unit.SHARE);
        assertThat(Thresholds.unitOf(JOINED, "paid")).isEqualTo(Unit.MONEY);
        assertThat(Thresholds.unitOf(JOINED, "grave")).isNull();
    }
}
