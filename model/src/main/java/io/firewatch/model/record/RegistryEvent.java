package io.firewatch.model.record;

import java.util.List;

/** Something that befell an institution, by the register or a neighbouring office; {@code note} is free text. */
public record RegistryEvent(int day, String kind, String note) {
    public static final String LEGAL_REPRESENTATIVE_CHANGED = "legal-representative-changed";
    public static final String SHAREHOLDER_CHANGED = "shareholder-changed";
    public static final String ADDRESS_CHANGED = "address-changed";
    public static final String NAME_CHANGED = "name-changed";
    public static final String SCOPE_CHANGED = "scope-changed";
    public static final String ABNORMAL_OPERATION = "abnormal-operation";
    public static final String LITIGATION = "litigation";
    /** Registered at the address of somebody who was flagged before. */
    public static final String FLAGGED_ADDRESS = "flagged-address";

    public static final String COMPLAINT = "complaint";
    public static final String SITE_DOWN = "site-down";
    public static final String MAINTENANCE = "maintenance";
    public static final String ANNOUNCED_EXIT = "announced-exit";

    /** The words of {@code events.csv}. */
    public static final List<String> KINDS = List.of(
            LEGAL_REPRESENTATIVE_CHANGED,
            SHAREHOLDER_CHANGED,
            ADDRESS_CHANGED,
            NAME_CHANGED,
            SCOPE_CHANGED,
            ABNORMAL_OPERATION,
            LITIGATION,
            FLAGGED_ADDRESS,
            COMPLAINT,
            SITE_DOWN,
            MAINTENANCE,
            ANNOUNCED_EXIT);
}
