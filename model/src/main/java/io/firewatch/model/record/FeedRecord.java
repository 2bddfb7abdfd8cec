package io.firewatch.model.record;

import org.jspecify.annotations.Nullable;

/**
 * One valid record of the feed, decoded: who sent it, its place in the order of receipt, and exactly one of the twelve
 * bodies, or what an independent source says. Flat and public because it crosses Flink operators (a sealed interface would fall to Kryo there).
 *
 * @param seq order of receipt over the whole city, gapless from 1; the newest version of a record is the one with the
 *     highest seq
 * @param key the record's business key (reporting-protocol A.1 and A.6), unique within institution and type
 * @param receipt how it came in
 */
public record FeedRecord(
        String institution,
        long seq,
        RecordType type,
        String key,
        Receipt receipt,
        @Nullable UserInfo userInfo,
        @Nullable ScatterInvest scatterInvest,
        @Nullable Status status,
        @Nullable RepayPlan repayPlan,
        @Nullable Creditor creditor,
        @Nullable TransferProject transferProject,
        @Nullable TransferStatus transferStatus,
        @Nullable UnderTake underTake,
        @Nullable Transact transact,
        @Nullable LendProduct lendProduct,
        @Nullable LendProductConfig lendProductConfig,
        @Nullable LendParticulars lendParticulars,
        @Nullable IndependentFact independent) {

    /** Wraps the body of a record type; throws {@link IllegalArgumentException} for anything else. */
    public static FeedRecord of(String institution, long seq, RecordType type, String key, Object body) {
        return of(institution, seq, type, key, Receipt.UNKNOWN, body);
    }

    public static FeedRecord of(
            String institution, long seq, RecordType type, String key, Receipt receipt, Object body) {
        return new FeedRecord(
                institution,
                seq,
                type,
                key,
                receipt,
                as(UserInfo.class, type == RecordType.USER_INFO, body),
                as(ScatterInvest.class, type == RecordType.SCATTER_INVEST, body),
                as(Status.class, type == RecordType.STATUS, body),
                as(RepayPlan.class, type == RecordType.REPAY_PLAN, body),
                as(Creditor.class, type == RecordType.CREDITOR, body),
                as(TransferProject.class, type == RecordType.TRANSFER_PROJECT, body),
                as(TransferStatus.class, type == RecordType.TRANSFER_STATUS, body),
                as(UnderTake.class, type == RecordType.UNDER_TAKE, body),
                as(Transact.class, type == RecordType.TRANSACT, body),
                as(LendProduct.class, type == RecordType.LEND_PRODUCT, body),
                as(LendProductConfig.class, type == RecordType.LEND_PRODUCT_CONFIG, body),
                as(LendParticulars.class, type == RecordType.LEND_PARTICULARS, body),
                type.isIndependent() ? IndependentFact.of(type, body) : null);
    }

    public @Nullable CustodyLine custodyLine() {
        return independent == null ? null : independent.custodyLine();
    }

    public @Nullable DeclaredFigures declaredFigures() {
        return independent == null ? null : independent.declaredFigures();
    }

    public @Nullable Affiliation affiliation() {
        return independent == null ? null : independent.affiliation();
    }

    public @Nullable GuarantorFacts guarantorFacts() {
        return independent == null ? null : independent.guarantorFacts();
    }

    public @Nullable InstitutionFacts institutionFacts() {
        return independent == null ? null : independent.institutionFacts();
    }

    public @Nullable RegistryEvent registryEvent() {
        return independent == null ? null : independent.registryEvent();
    }

    static <T> @Nullable T as(Class<T> wanted, boolean mine, Object body) {
        if (!mine) {
            return null;
        }
        if (!wanted.isInstance(body)) {
            throw new IllegalArgumentException(
                    "body is " + body.getClass().getSimpleName() + ", expected " + wanted.getSimpleName());
        }
        return wanted.cast(body);
    }
}
