package io.firewatch.web.dossier;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From whom to whom the money of a transaction type goes (reporting-protocol A.10, "whose account, direction"). The project
 * stands between lenders and borrowers: what goes into it and what comes out of it should be the same.
 */
enum MoneyRoute {
    DEPOSIT(6, Account.BANK, Account.WALLETS),
    WITHDRAWAL(7, Account.WALLETS, Account.BANK),
    LEND(2, Account.LENDERS, Account.PROJECT),
    RED_PACKET(10, Account.PLATFORM, Account.PROJECT),
    PAYOUT(1, Account.PROJECT, Account.BORROWERS),
    PAYOUT_TO_MERCHANT(45, Account.PROJECT, Account.MERCHANTS),
    PRINCIPAL_REPAID(18, Account.BORROWERS, Account.PROJECT),
    INTEREST_REPAID(19, Account.BORROWERS, Account.PROJECT),
    REPAID_BY_PLATFORM(39, Account.PLATFORM, Account.PROJECT),
    PRINCIPAL_BACK(8, Account.PROJECT, Account.LENDERS),
    INTEREST_BACK(9, Account.PROJECT, Account.LENDERS),
    PENALTY_TO_LENDER(48, Account.PROJECT, Account.LENDERS),
    EARLY_REPAYMENT_CHARGE(49, Account.PROJECT, Account.LENDERS),
    RATE_COUPON(41, Account.PLATFORM, Account.LENDERS),
    CASH_BACK(44, Account.PLATFORM, Account.LENDERS),
    TRANSFER_TAKEN(17, Account.LENDERS, Account.TRANSFERS),
    TRANSFER_SOLD(11, Account.TRANSFERS, Account.LENDERS),
    TRANSFER_FEE(40, Account.LENDERS, Account.PLATFORM),
    LENDING_FEE(46, Account.LENDERS, Account.PLATFORM),
    WITHDRAWAL_FEE(23, Account.WALLETS, Account.PLATFORM),
    BORROWING_FEE(4, Account.BORROWERS, Account.PLATFORM),
    OVERDUE_CHARGE(32, Account.BORROWERS, Account.PLATFORM),
    GUARANTEE_FEE(3, Account.BORROWERS, Account.GUARANTORS),
    REFERRAL_FEE(29, Account.BORROWERS, Account.THIRD_PARTIES),
    COMPENSATION_BY_GUARANTOR(27, Account.GUARANTORS, Account.PROJECT),
    RECOVERED_BY_GUARANTOR(30, Account.PROJECT, Account.GUARANTORS),
    COMPENSATION_BY_PLATFORM(37, Account.PLATFORM, Account.PROJECT),
    RECOVERED_BY_PLATFORM(47, Account.PROJECT, Account.PLATFORM);

    /** Whose money it is before or after. */
    enum Account {
        BANK,
        /** Deposits do not say whether the user lends or borrows. */
        WALLETS,
        LENDERS,
        PROJECT,
        BORROWERS,
        PLATFORM,
        GUARANTORS,
        MERCHANTS,
        THIRD_PARTIES,
        TRANSFERS;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Map<Integer, MoneyRoute> BY_TYPE =
            Stream.of(values()).collect(Collectors.toMap(one -> one.type, Function.identity()));

    private final int type;
    private final Account payer;
    private final Account payee;

    MoneyRoute(int type, Account payer, Account payee) {
        this.type = type;
        this.payer = payer;
        this.payee = payee;
    }

    static Optional<MoneyRoute> ofType(int type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    int type() {
        return type;
    }

    String payer() {
        return payer.id();
    }

    String payee() {
        return payee.id();
    }
}
