package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import io.firewatch.embedded.city.Loan.Product;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.List;

/** How a lender makes a loan: listing, lenders' money, payout net of fees, claims and their place in a product. */
final class Origination {
    private static final int LISTED_AGAIN_PER_MILLE = 50;
    private static final int BUSINESS_DAYS_BEFORE_HABITS = 25;

    private final Ledger ledger;
    private final Products products;
    private final int plantsFrom;

    Origination(Ledger ledger, Products products, int plantsFrom) {
        this.ledger = ledger;
        this.products = products;
        this.plantsFrom = plantsFrom;
    }

    /** An ordinary loan of this lender's kind. */
    void lend() {
        boolean company = ledger.chance(products.companyPerMille());
        long amount =
                company ? (8 + ledger.random.nextInt(43)) * 1_000_000L : (10 + ledger.random.nextInt(111)) * 100_000L;
        int term = products.term();
        lend(ledger.borrower(company, amount), amount, term, payType(term));
    }

    private int payType(int term) {
        if (ledger.has(Plant.SHORT_PRODUCT_LONG_LOANS) || ledger.has(Plant.ON_DEMAND_LONG_LOANS)) {
            return Schedule.AT_ONCE;
        }
        if (ledger.has(Habit.CLAIM_ENDS_AFTER_PRODUCT)) {
            return Schedule.INTEREST_FIRST;
        }
        return term < 60 ? Schedule.AT_ONCE : 1 + ledger.random.nextInt(4);
    }

    void lend(Party borrower, long amount, int term, int payType) {
        int rate = 80_000 + ledger.random.nextInt(8) * 5_000;
        long service = ledger.has(Habit.OWN_MONEY) ? 0 : amount / 100;
        boolean guaranteed = !ledger.has(Habit.OWN_MONEY) && ledger.chance(400);
        Loan loan = new Loan(ledger.id("SB"), borrower, amount, rate, term, payType, guaranteed, service);
        borrower.committed += amount;
        int delay = matchingDelay();
        Product product = products.of(loan, delay);
        for (long slice : slices(amount)) {
            Party investor = ledger.investor();
            long red = ledger.has(Habit.RED_PACKETS) && ledger.chance(150) ? slice / 200 / 100 * 100 : 0;
            ledger.spend(investor, slice - red);
            ledger.paper.particulars(product, TransType.LEND, slice, investor);
            loan.claims.add(new Claim(ledger.id("ZQ"), investor, product, slice - red, red, false));
        }
        if (delay == 0) {
            bring(loan);
        } else {
            ledger.later(delay, () -> bring(loan));
        }
    }

    /** A loan from before the feed: listed with what is left of it, its live claims, and the rest of its plan. */
    void stock() {
        long left = (20 + ledger.random.nextInt(60)) * 100_000L;
        Party borrower = ledger.borrower(false, left);
        borrower.committed += left;
        Loan loan = new Loan(ledger.id("SB"), borrower, left, 100_000, 180, Schedule.EQUAL_INSTALMENTS, false, 0);
        loan.stock = true;
        Product product = products.of(loan, 0);
        Paper paper = ledger.paper;
        paper.user(borrower);
        paper.listing(loan, ledger.guarantor);
        paper.status(loan, LoanState.REPAYING);
        Schedule.fill(loan, ledger.clock.day(), false);
        paper.plan(loan);
        for (long slice : slices(left)) {
            Party investor = ledger.investor();
            paper.particulars(product, TransType.LEND, slice, investor);
            Claim claim = new Claim(ledger.id("ZQ"), investor, product, slice, 0, false);
            loan.claims.add(claim);
            paper.claim(loan, claim, loan.rateMillionths - 10_000);
            paper.configuration(loan, claim, 0);
        }
        ledger.loans.add(loan);
    }

    private int matchingDelay() {
        if (ledger.has(Plant.MONEY_BEFORE_LOAN) && ledger.businessDay >= plantsFrom && ledger.chance(700)) {
            return 4 + ledger.random.nextInt(3);
        }
        boolean friday = Math.floorMod(ledger.clock.day() + 3, 7) == 4;
        return ledger.has(Habit.NEXT_DAY_MATCHING)
                        && ledger.businessDay > BUSINESS_DAYS_BEFORE_HABITS
                        && !friday
                        && ledger.chance(300)
                ? 1
                : 0;
    }

    private List<Long> slices(long amount) {
        List<Long> slices = new ArrayList<>();
        int count = ledger.has(Habit.OWN_MONEY) ? 1 : amount > 20_000_000 ? 4 : 2 + ledger.random.nextInt(2);
        long left = amount;
        for (int i = count; i > 1; i--) {
            long slice = left / i / 10_000 * 10_000;
            slice = slice * (70 + ledger.random.nextInt(50)) / 100 / 10_000 * 10_000;
            slices.add(slice);
            left -= slice;
        }
        slices.add(left);
        return slices;
    }

    private void bring(Loan loan) {
        Paper paper = ledger.paper;
        Party borrower = loan.borrower;
        paper.user(borrower);
        paper.user(ledger.guarantor);
        paper.listing(loan, ledger.guarantor);
        paper.status(loan, LoanState.PUBLISHED);
        paper.status(loan, LoanState.RAISING);
        for (Claim claim : loan.claims) {
            paper.flow(TransType.LEND, claim.invested, claim.holder.hash, loan, claim, null);
            paper.flow(TransType.RED_PACKET, claim.redPacket, claim.holder.hash, loan, claim, null);
        }
        paper.status(loan, LoanState.FULL);
        boolean byInstalment = ledger.has(Habit.FEES_BY_INSTALMENT);
        Schedule.fill(loan, ledger.clock.day(), byInstalment);
        paper.plan(loan);
        payOut(loan, byInstalment);
        paper.status(loan, LoanState.PAID_OUT);
        boolean unconfigured =
                ledger.has(Plant.PRODUCT_WITHOUT_LOANS) && ledger.businessDay >= plantsFrom && products.isHollow(loan);
        for (Claim claim : loan.claims) {
            paper.claim(loan, claim, loan.rateMillionths - 10_000);
            if (!unconfigured) {
                boolean late = ledger.has(Habit.LATE_CONFIGURATION) && ledger.businessDay > 3 && ledger.chance(400);
                paper.configuration(loan, claim, late ? 1 : 0);
            }
            if (ledger.has(Habit.SUBSIDIES) && ledger.chance(60)) {
                paper.flow(44, claim.invested / 1000, claim.holder.hash, loan, claim, null);
                claim.holder.idle += claim.invested / 1000;
            }
        }
        ledger.loans.add(loan);
        if (ledger.chance(LISTED_AGAIN_PER_MILLE)) {
            ledger.later(1, () -> paper.listing(loan, ledger.guarantor));
        }
    }

    private void payOut(Loan loan, boolean byInstalment) {
        Paper paper = ledger.paper;
        boolean free = byInstalment || ledger.has(Habit.OWN_MONEY);
        long guarantee = loan.guaranteed && !free ? loan.amount / 100 : 0;
        long service = free ? 0 : loan.serviceCost;
        long referral = !free && ledger.chance(200) ? loan.amount / 200 : 0;
        long net = loan.amount - guarantee - service - referral;
        if (ledger.has(Plant.SHORT_PAYOUT) && ledger.businessDay >= plantsFrom && ledger.chance(350)) {
            net -= loan.amount * (6 + ledger.random.nextInt(10)) / 100;
        }
        if (ledger.has(Habit.FLOAT_ROUNDING)) {
            net += ledger.random.nextInt(9) - 4;
        }
        paper.flow(TransType.GUARANTEE_FEE, guarantee, ledger.guarantor.hash, loan, null, null);
        paper.flow(TransType.BORROWING_FEE, service, loan.borrower.hash, loan, null, null);
        paper.flow(TransType.REFERRAL_FEE, referral, loan.borrower.hash, loan, null, null);
        if (ledger.has(Habit.PAYS_MERCHANTS) && !loan.borrower.company && ledger.chance(300)) {
            long direct = net / 2;
            paper.flow(TransType.PAYOUT_TO_MERCHANT, direct, ledger.guarantor.hash, loan, null, null);
            net -= direct;
        }
        paper.flow(TransType.PAYOUT, net, loan.borrower.hash, loan, null, null);
        paper.cash(TransType.WITHDRAWAL, net, loan.borrower);
    }

    /** A listing far above the limit that never fills: nobody owes anything (supervision-rules R01). */
    void failToFill() {
        Party hopeful = ledger.parties.person(Parties.ATTR_BORROWER);
        Loan loan = new Loan(ledger.id("SB"), hopeful, 60_000_000, 110_000, 180, Schedule.INTEREST_FIRST, false, 0);
        ledger.paper.user(hopeful);
        ledger.paper.listing(loan, ledger.guarantor);
        ledger.paper.status(loan, LoanState.PUBLISHED);
        ledger.paper.status(loan, LoanState.RAISING);
        ledger.later(5, () -> ledger.paper.status(loan, LoanState.FAILED));
    }
}
