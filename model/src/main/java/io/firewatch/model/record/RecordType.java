package io.firewatch.model.record;

import java.util.Arrays;
import java.util.Optional;

/** The twelve record types of the reporting protocol, with their manual section, path and infType (A.1). */
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
    LEND_PARTICULARS("lendParticulars", 88);

    private final String endpoint;
    private final int infType;

    RecordType(String endpoint, int infType) {
        this.endpoint = endpoint;
        this.infType = infType;
    }

    /** The last path segment lenders push to, as in {@code /p2p/transact}. */
    public String endpoint() {
        return endpoint;
    }

    public int infType() {
        return infType;
    }

    public static Optional<RecordType> ofInfType(int infType) {
        return Arrays.stream(values()).filter(type -> type.infType == infType).findFirst();
    }

    public static Optional<RecordType> ofEndpoint(String endpoint) {
        return Arrays.stream(values())
                .filter(type -> type.endpoint.equals(endpoint))
                .findFirst();
    }
}
