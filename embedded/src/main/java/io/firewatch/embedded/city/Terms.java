package io.firewatch.embedded.city;

import io.firewatch.model.institution.InstitutionType;
import java.util.List;

/** What a loan of this lender costs and who answers for it. Lawful but where the lender is planted to be otherwise. */
final class Terms {
    private static final int MARGIN = 10_000;
    private static final int USUAL_SERVICE_PER_MILLE = 2;
    private static final int HIGH_SERVICE_PER_MILLE = 6;
    private static final int INSTALMENT_SERVICE_PER_MILLE = 10;
    private static final int GUARANTEE_PER_MILLE = 1;
    private static final int HIGH_GUARANTEE_PER_MILLE = 4;
    private static final int CAP_OF_LICENSED_LENDERS = 240_000;

    private final Ledger ledger;
    private final Backers backers;

    Terms(Ledger ledger, Backers backers) {
        this.ledger = ledger;
        this.backers = backers;
    }

    Loan draft(Party borrower, long amount, int term, int payType, Purpose purpose) {
        Loan loan = new Loan(ledger.id("SB"), borrower, amount, term, payType, purpose);
        loan.promisedMillionths = ledger.promise + ledger.random.nextInt(5) * 500;
        loan.rateMillionths = loan.promisedMillionths + MARGIN;
        if (ledger.has(Habit.OWN_MONEY)) {
            loan.rateMillionths = ownMoneyRate();
            return loan;
        }
        if (ledger.does(Plant.PROMISED_RETURN)) {
            loan.promisedMillionths = Origination.ALLURING_RETURN;
        }
        loan.feesByInstalment = ledger.has(Habit.FEES_BY_INSTALMENT);
        int service = loan.feesByInstalment
                ? INSTALMENT_SERVICE_PER_MILLE
                : ledger.has(Habit.UPFRONT_FEES) ? HIGH_SERVICE_PER_MILLE : USUAL_SERVICE_PER_MILLE;
        loan.serviceCost = amount * term / 365 * service / 1000;
        loan.guaranteePerMille = ledger.has(Habit.UPFRONT_FEES) ? HIGH_GUARANTEE_PER_MILLE : GUARANTEE_PER_MILLE;
        guarantee(loan);
        return loan;
    }

    private int ownMoneyRate() {
        if (ledger.does(Plant.USURY_OF_LICENSED_LENDER) && ledger.chance(400)) {
            return 300_000 + ledger.random.nextInt(4) * 30_000;
        }
        if (ledger.has(Habit.RATE_AT_THE_CAP) && ledger.chance(300)) {
            return CAP_OF_LICENSED_LENDERS;
        }
        int dear = ledger.lender.type() == InstitutionType.PAWN ? 30_000 : 0;
        return 100_000 + dear + ledger.random.nextInt(5) * 10_000;
    }

    private void guarantee(Loan loan) {
        if (ledger.does(Plant.GUARANTOR_UNLICENSED) && ledger.chance(250)) {
            loan.guarantor = ledger.secondGuarantor;
            loan.guarantorLicensed = false;
        } else if (ledger.does(Plant.GUARANTOR_RELATED) && ledger.chance(350)) {
            loan.guarantor = backers.sister();
        } else if (ledger.chance(400)) {
            loan.guarantor = ledger.guarantor;
        }
    }

    List<Party> guarantorsOf(Loan loan) {
        Party one = loan.guarantor;
        if (one == null) {
            return List.of();
        }
        return ledger.has(Habit.SEVERAL_GUARANTORS) ? List.of(one, ledger.secondGuarantor) : List.of(one);
    }

    /** Growing from week to week where growth is bought. */
    int cashBackPerMille() {
        if (ledger.does(Plant.SUBSIDISED_GROWTH)) {
            return 20 + 12 * (ledger.since() / 5);
        }
        return ledger.has(Habit.SUBSIDIES) && ledger.chance(60) ? 1 : 0;
    }
}
