package io.firewatch.model.record;

import java.util.Arrays;
import java.util.Optional;

/**
 * The twelve record types of the reporting protocol, with their path and infType (A.1), and those that independent sources
 * bring in by the desk's door: they land, are ordered and judged like the twelve, but no lender can send them.
 */
public enum RecordType {
    USER_INFO("userInfo", 1),
    SCATTER_INVEST("scatterInvest", 2),
    STATUS("status", 6),
    REPAY_PLAN("repayPlan", 81),
    CREDITOR("creditor", 82),
    TRANSFER_PROJECT("transferProject", 83),
    TRANSFER_STATUS("transferStatus", 84),
    UNDER_TAKE("underTake", 85),
    TRANSACT("transact", 4),
    LEND_PRODUCT("lendProduct", 86),
    LEND_PRODUCT_CONFIG("lendProductConfig", 87),
    LEND_PARTICULARS("lendParticulars", 88),
    CUSTODY_LINE("custodyLine", 1001),
    DECLARED_FIGURE("declaredFigure", 1002),
    AFFILIATION("affiliation", 1003),
    GUARANTOR("guarantor", 1004),
    INSTITUTION_FACTS("institutionFacts", 1005),
    REGISTRY_EVENT("registryEvent", 1006);

    /** The protocol's own codes are below; what independent sources say has codes from here on. */
    public static final int FIRST_INDEPENDENT = 1000;

    private final String endpoint;
    private final int infType;

    RecordType(String endpoint, int infType) {
        this.endpoint = endpoint;
        this.infType = infType;
    }

    /** The last path segment lenders push to, as in {@code /p2p/transact}; a mere name of an independent type. */
    public String endpoint() {
        return endpoint;
    }

    public int infType() {
        return infType;
    }

    /** Whether it comes from a source other than the lender it is about. */
    public boolean isIndependent() {
        return infType >= FIRST_INDEPENDENT;
    }

    public static Optional<RecordType> ofInfType(int infType) {
        return Arrays.stream(values()).filter(type -> type.infType == infType).findFirst();
    }

    /** A type that lenders push; empty for the independent ones. */
    public static Optional<RecordType> ofEndpoint(String endpoint) {
        return Arrays.stream(values())
                .filter(type -> type.endpoint.equals(endpoint) && !type.isIndependent())
                .findFirst();
    }
}
