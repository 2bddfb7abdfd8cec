package io.firewatch.model.indicator;

import java.util.List;
import java.util.Locale;

/**
 * Indicators of one subject type that one book computes together, from the same facts, as of the same day. A facet is told
 * on its own; whoever judges puts a subject's facets together.
 */
public enum Facet {
    EXPOSURE(SubjectType.PARTY, ExposureIndicator.class),
    PAYOUT(SubjectType.LOAN, PayoutIndicator.class),
    COST(SubjectType.LOAN, CostIndicator.class),
    WORDING(SubjectType.LOAN, WordingIndicator.class),
    BORROWER(SubjectType.LOAN, BorrowerIndicator.class),
    ROLLOVER(SubjectType.PARTY, RolloverIndicator.class),
    PRODUCT_WORDING(SubjectType.PRODUCT, ProductWordingIndicator.class),
    POOLING(SubjectType.PRODUCT, PoolingIndicator.class),
    FLOWS(SubjectType.INSTITUTION, FlowsIndicator.class),
    QUALITY(SubjectType.INSTITUTION, QualityIndicator.class),
    CHECKS(SubjectType.INSTITUTION, CheckIndicator.class),
    CUSTODY(SubjectType.INSTITUTION, CustodyIndicator.class),
    RELATED(SubjectType.INSTITUTION, RelatedIndicator.class),
    REGISTRATION(SubjectType.INSTITUTION, RegistrationIndicator.class),
    FUNDING(SubjectType.INSTITUTION, FundingIndicator.class),
    DECLARED(SubjectType.INSTITUTION, DeclaredIndicator.class),
    LIMITS(SubjectType.PARTY, LimitsIndicator.class),
    GUARANTEE(SubjectType.PARTY, GuaranteeIndicator.class),
    OVERDUE(SubjectType.INSTITUTION, OverdueIndicator.class),
    COMPENSATION(SubjectType.INSTITUTION, CompensationIndicator.class),
    TENOR(SubjectType.INSTITUTION, TenorIndicator.class),
    RUN(SubjectType.INSTITUTION, RunIndicator.class),
    SILENCE(SubjectType.INSTITUTION, SilenceIndicator.class),
    CONCENTRATION(SubjectType.INSTITUTION, ConcentrationIndicator.class),
    TRANSFERS(SubjectType.INSTITUTION, TransfersIndicator.class),
    GROWTH(SubjectType.INSTITUTION, GrowthIndicator.class),
    RETURNS(SubjectType.INSTITUTION, ReturnsIndicator.class),
    PEERS(SubjectType.INSTITUTION, PeersIndicator.class),
    REACH(SubjectType.INSTITUTION, ReachIndicator.class),
    TURNOVER(SubjectType.PRODUCT, TurnoverIndicator.class),
    LOCKS(SubjectType.PRODUCT, LocksIndicator.class),
    SPLIT(SubjectType.PARTY, SplitIndicator.class),
    PROJECT(SubjectType.PARTY, ProjectIndicator.class),
    FAKE_LISTING(SubjectType.LOAN, FakeListingIndicator.class),
    FAKE_CLUSTER(SubjectType.INSTITUTION, FakeClusterIndicator.class),
    RELATION(SubjectType.PARTY, RelationIndicator.class),
    RESALE(SubjectType.PARTY, ResaleIndicator.class),
    TOTALS(SubjectType.INSTITUTION, TotalsIndicator.class);

    private final SubjectType subject;
    // The enums refer back to their facet, so their constants can be asked for only after both are there.
    private final Class<? extends CodedIndicator> indicators;

    Facet(SubjectType subject, Class<? extends CodedIndicator> indicators) {
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
        return List.of(indicators.getEnumConstants());
    }
}
