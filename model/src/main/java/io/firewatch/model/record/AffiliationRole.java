package io.firewatch.model.record;

import java.util.List;

/** What ties a party to an institution in the register; the words of {@code affiliations.csv}. */
public final class AffiliationRole {
    public static final String SHAREHOLDER = "shareholder";
    public static final String CONTROLLER = "controller";
    public static final String LEGAL_REPRESENTATIVE = "legal-representative";
    public static final String DIRECTOR = "director";
    public static final String SUPERVISOR = "supervisor";
    public static final String EXECUTIVE = "executive";
    public static final String CONTROLLED_COMPANY = "controlled-company";

    public static final List<String> ALL =
            List.of(SHAREHOLDER, CONTROLLER, LEGAL_REPRESENTATIVE, DIRECTOR, SUPERVISOR, EXECUTIVE, CONTROLLED_COMPANY);

    private AffiliationRole() {}
}
