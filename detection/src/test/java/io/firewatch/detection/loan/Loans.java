package io.firewatch.detection.loan;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.Rate;
import io.firewatch.model.record.RepayPlan;
import io.firewatch.model.record.ScatterInvest;
import java.time.LocalDate;

/** The test language of loans: days count from {@link #DAY_0}, amounts are yuan. */
public final class Loans {
    public static final int DAY_0 = BusinessTime.day(LocalDate.of(2026, 5, 4));
    private static long seq = 0;

    private Loans() {}

    public static int day(int offset) {
        return DAY_0 + offset;
    }

    public static Listing loan(String yuan) {
        return loan(yuan, "0", 7, DAY_0);
    }

    /** With fees by contract: the platform's and the guarantor's. */
    public static Listing loan(String yuan, String serviceCost, String securityAmount) {
        return loan(yuan, "0", 7, DAY_0, 180, serviceCost, securityAmount);
    }

    public static Listing loan(String yuan, int term) {
        return loan(yuan, "0", 7, DAY_0, term, "0", "0");
    }

    public static Listing loan(String yuan, String surplus, int loanType, int startDay) {
        return loan(yuan, surplus, loanType, startDay, 180, "0", "0");
    }

    private static Listing loan(
            String yuan,
            String surplus,
            int loanType,
            int startDay,
            int term,
            String serviceCost,
            String securityAmount) {
        return new Listing(
                new ScatterInvest(
                        "SB1",
                        "borrower",
                        BusinessTime.startOf(startDay),
                        "loan",
                        1,
                        "",
                        Rate.parse("0.10"),
                        Money.parseYuan(yuan),
                        Money.parseYuan(surplus),
                        term,
                        1,
                        Money.parseYuan(serviceCost),
                        loanType,
                        -1,
                        "",
                        "",
                        "",
                        "",
                        Money.parseYuan(securityAmount),
                        ""),
                ++seq);
    }

    public static StatusChange status(int status, int offset) {
        return new StatusChange(status, BusinessTime.startOf(day(offset)) + 3600, ++seq);
    }

    public static LoanFlow flow(int type, int offset, String yuan) {
        return new LoanFlow(
                type, BusinessTime.startOf(day(offset)), Money.parseYuan(yuan).fen(), "", ++seq);
    }

    public static LoanClaim claim(String id, String yuan, int offset) {
        return new LoanClaim(id, "lender", Money.parseYuan(yuan).fen(), day(offset), true, LoanClaim.NO_LOCK, ++seq);
    }

    public static RepayPlan row(int issue, int total, int dueOffset, String yuan) {
        return row(issue, total, dueOffset, yuan, "0");
    }

    public static RepayPlan row(int issue, int total, int dueOffset, String yuan, String interest) {
        return new RepayPlan(
                "SB1",
                "borrower",
                total,
                issue,
                "SB1-" + issue,
                Money.parseYuan(yuan),
                Money.parseYuan(interest),
                Money.ZERO,
                BusinessTime.startOf(day(dueOffset)) + 86_399);
    }

    public static long fen(String yuan) {
        return Money.parseYuan(yuan).fen();
    }
}
