package io.firewatch.rulesets.measure;

import io.firewatch.model.indicator.Description;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;

/** A measure as rules see it: one more indicator of its subject, told on its own. */
public record MeasureIndicator(Measure measure) implements Indicator {
    @Override
    public String id() {
        return measure.id();
    }

    @Override
    public SubjectType subject() {
        return measure.subject();
    }

    @Override
    public String group() {
        return measure.group();
    }

    @Override
    public Description description() {
        return new Description(
                measure.unit(),
                measure.title().zh(),
                measure.title().en(),
                measure.window().wordsZh() + " " + formula(measure),
                formula(measure) + " " + measure.window().words(),
                "measure " + measure.id() + ": " + measure.why().en());
    }

    private static String formula(Measure measure) {
        String numerator = part(measure.parts().get(0));
        String whole =
                measure.isRatio() ? numerator + " / " + part(measure.parts().get(1)) : numerator;
        return whole + " of " + measure.record().endpoint() + where(measure.where());
    }

    private static String part(Measure.Part part) {
        String name = part.aggregate().id()
                + (part.aggregate() == Aggregate.QUANTILE ? " " + part.q() : "")
                + (part.of().isEmpty() ? "" : " " + part.of());
        return part.where().isEmpty() ? name : name + where(part.where());
    }

    private static String where(String filter) {
        return filter.isEmpty() ? "" : " [" + filter + "]";
    }
}
