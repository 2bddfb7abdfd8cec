package io.firewatch.model.record;

import static io.firewatch.model.record.FeedRecord.as;

import org.jspecify.annotations.Nullable;

/** What a source other than the lender says: exactly one of these. Flat and public because it crosses Flink operators. */
public record IndependentFact(
        @Nullable CustodyLine custodyLine,
        @Nullable DeclaredFigures declaredFigures,
        @Nullable Affiliation affiliation,
        @Nullable GuarantorFacts guarantorFacts,
        @Nullable InstitutionFacts institutionFacts,
        @Nullable RegistryEvent registryEvent) {

    /** Throws {@link IllegalArgumentException} when the body is not one of the type. */
    static IndependentFact of(RecordType type, Object body) {
        return new IndependentFact(
                as(CustodyLine.class, type == RecordType.CUSTODY_LINE, body),
                as(DeclaredFigures.class, type == RecordType.DECLARED_FIGURE, body),
                as(Affiliation.class, type == RecordType.AFFILIATION, body),
                as(GuarantorFacts.class, type == RecordType.GUARANTOR, body),
                as(InstitutionFacts.class, type == RecordType.INSTITUTION_FACTS, body),
                as(RegistryEvent.class, type == RecordType.REGISTRY_EVENT, body));
    }
}
