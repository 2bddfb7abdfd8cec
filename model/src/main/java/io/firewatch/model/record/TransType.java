package io.firewatch.model.record;

/** transType codes of 交易流水 used by name in the books (reporting-protocol A.10); any other code is kept as it came. */
public final class TransType {
    public static final int PAYOUT = 1;
    public static final int LEND = 2;
    public static final int GUARANTEE_FEE = 3;
    public static final int BORROWING_FEE = 4;
    public static final int DEPOSIT = 6;
    public static final int WITHDRAWAL = 7;
    public static final int PRINCIPAL_BACK = 8;
    public static final int INTEREST_BACK = 9;
    public static final int RED_PACKET = 10;
    public static final int TRANSFER_SOLD = 11;
    public static final int TRANSFER_TAKEN = 17;
    public static final int PRINCIPAL_REPAID = 18;
    public static final int INTEREST_REPAID = 19;
    public static final int WITHDRAWAL_FEE = 23;
    public static final int COMPENSATION_BY_GUARANTOR = 27;
    public static final int REFERRAL_FEE = 29;
    public static final int RECOVERED_BY_GUARANTOR = 30;
    public static final int OVERDUE_CHARGE = 32;
    public static final int COMPENSATION_BY_PLATFORM = 37;
    public static final int TRANSFER_FEE = 40;
    public static final int RATE_COUPON = 41;
    public static final int CASH_BACK = 44;
    public static final int PAYOUT_TO_MERCHANT = 45;
    public static final int LENDING_FEE = 46;
    public static final int RECOVERED_BY_PLATFORM = 47;
    public static final int PENALTY_TO_LENDER = 48;
    public static final int EARLY_REPAYMENT_CHARGE = 49;
    public static final int RECOVERED_OFFLINE = 50;

    private TransType() {}
}
