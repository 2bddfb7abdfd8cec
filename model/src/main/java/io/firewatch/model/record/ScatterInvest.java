package io.firewatch.model.record;

import io.firewatch.model.Money;
import io.firewatch.model.Rate;

/** 4.1.2 散标信息: a loan as listed. {@code term} is in days; {@code surplusAmount} is the principal still owed at the
 * cut-over for stock loans and zero for new ones (A.8). Absent text is empty. */
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
        Money securityAmount,
        String projectSource) {}
