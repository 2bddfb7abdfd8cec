package io.firewatch.model.indicator;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Indicators of one subject type that one book computes together, from the same facts, as of the same day. A facet is told
 * on its own; whoever judges puts a subject's facets together.
 */
public enum Facet {
    EXPOSURE(SubjectType.PARTY, ExposureIndicator::values),
    PAYOUT(SubjectType.LOAN, PayoutIndicator::values),
    POOLING(SubjectType.PRODUCT, PoolingIndicator::values),
    FLOWS(SubjectType.INSTITUTION, FlowsIndicator::values);

    private final SubjectType subject;
    // The enums refer back to their facet, so they can be asked only after both are there.
    private final Supplier<CodedIndicator[]> indicators;

    Facet(SubjectType subject, Supplier<CodedIndicator[]> indicators) {
        this.subject = subject;
        this.indicators = indicators;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public SubjectType subject() {
        return subject;
    }

    /** In the order in which the values of an observation travel. */
    public List<CodedIndicator> indicators() {
        return List.of(indicators.get());
    }
}
