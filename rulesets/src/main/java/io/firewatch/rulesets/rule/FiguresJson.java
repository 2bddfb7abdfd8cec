package io.firewatch.rulesets.rule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Unit;
import io.firewatch.rulesets.condition.Layout;
import java.math.BigDecimal;
import java.util.List;

/** Numbers as an alert keeps them: money in yuan, shares as fractions, null where nothing could be said. */
final class FiguresJson {
    private FiguresJson() {}

    static String of(List<Indicator> indicators, Layout layout, double[] values) {
        ObjectNode figures = JsonNodeFactory.instance.objectNode();
        ArrayNode names = figures.putArray("indicators");
        ObjectNode numbers = figures.putObject("values");
        for (Indicator one : indicators) {
            names.add(one.id());
            double value = values[layout.place(one.id()).orElseThrow()];
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                numbers.putNull(one.id()); // JSON knows neither infinity nor "no number"
            } else if (one.unit() == Unit.MONEY) {
                numbers.put(one.id(), BigDecimal.valueOf(Math.round(value), 2));
            } else if (one.unit().isWhole()) {
                numbers.put(one.id(), Math.round(value));
            } else {
                numbers.put(one.id(), value);
            }
        }
        return figures.toString();
    }
}
