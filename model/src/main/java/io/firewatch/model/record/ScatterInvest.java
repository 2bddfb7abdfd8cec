package io.firewatch.model.record;

import io.firewatch.model.Money;
import io.firewatch.model.Rate;
import java.util.Objects;

/**
 * 4.1.2 散标信息: a loan as listed. {@code term} is in days, 0 where the lender left it out; {@code surplusAmount} is the principal still owed at the
 * cut-over for stock loans and zero for new ones (A.8). Absent text is empty, an absent borrower too.
 *
 * @param guarantors names, {@code guarantorParties} their re-keyed documents, {@code guarantorLicences} 0 where one holds a
 *     融资担保业务经营许可证 and 1 where not (inverted, A.9), each separated by commas
 * @param guarantorKinds {@code person} where the document is a natural person's, else {@code company}, as told at landing;
 *     empty in records that landed before this was told
 */
public record ScatterInvest(
        String loan,
        String party,
        long startedAt,
        String name,
        int use,
        String description,
        Rate rate,
        Money amount,
        Money surplusAmount,
        int term,
        int payType,
        Money serviceCost,
        int loanType,
        int securityType,
        String guarantors,
        String guarantorParties,
        String guarantorLicences,
        String guarantorKinds,
        Money securityAmount,
        String projectSource) {

    /** State written before there were kinds has none. */
    public ScatterInvest {
        guarantorKinds = Objects.requireNonNullElse(guarantorKinds, "");
    }
}
