package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import io.firewatch.embedded.city.Loan.Product;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.List;

/** How a lender makes a loan: listing, lenders' money, payout net of fees, claims and their place in a product. */
final class Origination {
    /** What a lender promises that wants to be noticed, in millionths. */
    static final int ALLURING_RETURN = 155_000;

    private static final int LISTED_AGAIN_PER_MILLE = 50;
    private static final int BUSINESS_DAYS_BEFORE_HABITS = 25;
    private static final int FRIDAY = 4;
    private static final int FEWEST_LENDERS = 3;
    private static final int MOST_LENDERS = 20;
    private static final long USUAL_SLICE = 2_500_000;
    private static final int CASH_BACK = 44;
    private static final int LONG_TERM = 360;
    private static final int AMORTISING_PER_MILLE = 450;
    private static final int NEW_LENDERS_A_LOAN = 2;

    private final Ledger ledger;
    private final Products products;
    private final Terms terms;

    Origination(Ledger ledger, Products products, Backers backers) {
        this.ledger = ledger;
        this.products = products;
        this.terms = new Terms(ledger, backers);
    }

    /** An ordinary loan of this lender's kind. */
    void lend() {
        boolean company = ledger.chance(products.companyPerMille());
        long amount = company ? companyAmount() : (25 + ledger.random.nextInt(41)) * 100_000L;
        int term = products.term();
        if (!company && ledger.has(Habit.SMALL_LOANS_BY_TEMPLATE) && ledger.businessDay > 0 && ledger.chance(200)) {
            long small = (80 + ledger.random.nextInt(110)) * 10_000L;
            lend(terms.draft(ledger.borrower(false, small), small, term, payType(term), new Purpose(1, "日常消费")));
            return;
        }
        Party borrower = ledger.borrower(company, amount);
        Purpose purpose = Purpose.of(borrower, ledger.random);
        if (!company && ledger.has(Habit.CHILDREN_AND_CARS) && ledger.chance(120)) {
            purpose = ledger.chance(500) ? Purpose.tuitionOfAChild() : Purpose.downPaymentOfACar();
        }
        lend(terms.draft(borrower, amount, term, payType(term), purpose));
    }

    private long companyAmount() {
        InstitutionType type = ledger.lender.type();
        return type == InstitutionType.LEASING || type == InstitutionType.FACTORING
                ? (200 + ledger.random.nextInt(100)) * 100_000L
                : (60 + ledger.random.nextInt(41)) * 100_000L;
    }

    private int payType(int term) {
        if (ledger.has(Plant.SHORT_PRODUCT_LONG_LOANS)
                || ledger.has(Plant.ON_DEMAND_LONG_LOANS)
                || ledger.has(Plant.LOCKED_EXITS)) {
            return Schedule.AT_ONCE;
        }
        if (ledger.has(Habit.CLAIM_ENDS_AFTER_PRODUCT)) {
            return Schedule.INTEREST_FIRST;
        }
        return term <= 120 || !ledger.chance(AMORTISING_PER_MILLE) ? Schedule.AT_ONCE : 1 + ledger.random.nextInt(3);
    }

    /** A loan to be changed as a scheme wants it, then made by {@link #lend(Loan)}. */
    Loan draft(Party borrower, long amount, int term, int payType) {
        return terms.draft(borrower, amount, term, payType, Purpose.of(borrower, ledger.random));
    }

    Loan draft(Party borrower, long amount, int term, int payType, Purpose purpose) {
        return terms.draft(borrower, amount, term, payType, purpose);
    }

    /** A loan of a year, paid back at its end. */
    Loan draftLong(Party borrower, long amount) {
        return draft(borrower, amount, LONG_TERM, Schedule.INTEREST_FIRST);
    }

    void lend(Loan loan) {
        loan.borrower.committed += loan.amount;
        int delay = matchingDelay(loan);
        Product product = products.of(loan, delay);
        List<Long> slices = slices(loan);
        for (int i = 0; i < slices.size(); i++) {
            long slice = slices.get(i);
            Party investor = loan.funders.isEmpty() ? funder(i, slice) : loan.funders.get(i);
            long red = ledger.has(Habit.RED_PACKETS) && ledger.chance(150) ? slice / 200 / 100 * 100 : 0;
            ledger.investors.spend(investor, slice - red);
            ledger.paper.particulars(product, TransType.LEND, slice, investor);
            loan.claims.add(new Claim(ledger.id("ZQ"), investor, product, slice - red, red, false, ledger.clock.day()));
        }
        if (delay == 0) {
            bring(loan);
        } else {
            ledger.later(delay, () -> bring(loan));
        }
    }

    /** Every loan brings new lenders, or their number would swing. */
    private Party funder(int index, long slice) {
        return index < NEW_LENDERS_A_LOAN && !ledger.has(Habit.OWN_MONEY)
                ? ledger.investors.fresh()
                : ledger.investors.next(slice);
    }

    /** A loan from before the feed: listed with what is left of it, its live claims, and the rest of its plan. */
    void stock(Party borrower, long left) {
        borrower.committed += left;
        Loan loan = draft(borrower, left, 180, Schedule.EQUAL_INSTALMENTS);
        loan.stock = true;
        loan.guarantor = null;
        loan.serviceCost = 0;
        Product product = products.of(loan, 0);
        Paper paper = ledger.paper;
        paper.user(borrower);
        paper.listing(loan, List.of());
        paper.status(loan, LoanState.REPAYING);
        Schedule.fill(loan, ledger.clock.day());
        paper.plan(loan);
        for (long slice : slices(loan)) {
            Party investor = ledger.investors.fresh();
            paper.particulars(product, TransType.LEND, slice, investor);
            Claim claim = new Claim(ledger.id("ZQ"), investor, product, slice, 0, false, ledger.clock.day());
            loan.claims.add(claim);
            paper.claim(loan, claim, loan.promisedMillionths);
            paper.configuration(loan, claim, 0);
        }
        ledger.loans.add(loan);
    }

    private int matchingDelay(Loan loan) {
        if (ledger.does(Plant.MONEY_BEFORE_LOAN) && ledger.chance(700)) {
            return 4 + ledger.random.nextInt(3);
        }
        return ledger.has(Habit.NEXT_DAY_MATCHING)
                        && !loan.borrower.company
                        && ledger.businessDay > BUSINESS_DAYS_BEFORE_HABITS
                        && !isFriday()
                        && ledger.chance(300)
                ? 1
                : 0;
    }

    private boolean isFriday() {
        return Math.floorMod(ledger.clock.day() + 3, 7) == FRIDAY;
    }

    private List<Long> slices(Loan loan) {
        long count = Math.max(FEWEST_LENDERS, Math.min(MOST_LENDERS, loan.amount / USUAL_SLICE));
        if (!loan.funders.isEmpty()) {
            count = loan.funders.size();
        } else if (ledger.has(Habit.OWN_MONEY)) {
            count = 1;
        }
        List<Long> slices = new ArrayList<>();
        long left = loan.amount;
        for (long i = count; i > 1; i--) {
            long slice = left / i / 10_000 * 10_000;
            slice = slice * (80 + ledger.random.nextInt(40)) / 100 / 10_000 * 10_000;
            slices.add(slice);
            left -= slice;
        }
        slices.add(left);
        return slices;
    }

    private void bring(Loan loan) {
        Paper paper = ledger.paper;
        paper.user(loan.borrower);
        List<Party> guarantors = terms.guarantorsOf(loan);
        guarantors.forEach(paper::user);
        if (loan.hasty) {
            ledger.clock.hurry();
        }
        paper.listing(loan, guarantors);
        paper.status(loan, LoanState.PUBLISHED);
        paper.status(loan, LoanState.RAISING);
        if (!loan.hasty && !ledger.has(Habit.AUTO_BIDDING)) {
            ledger.clock.pass(150 + ledger.random.nextInt(250));
        }
        for (Claim claim : loan.claims) {
            paper.flow(TransType.LEND, claim.invested, claim.holder.hash, loan, claim, null);
            paper.flow(TransType.RED_PACKET, claim.redPacket, claim.holder.hash, loan, claim, null);
        }
        paper.status(loan, LoanState.FULL);
        Schedule.fill(loan, ledger.clock.day());
        paper.plan(loan);
        new Payout(ledger).of(loan);
        paper.status(loan, LoanState.PAID_OUT);
        ledger.clock.calm();
        claims(loan);
        ledger.loans.add(loan);
        if (ledger.chance(LISTED_AGAIN_PER_MILLE)) {
            ledger.later(1, () -> paper.listing(loan, guarantors));
        }
    }

    private void claims(Loan loan) {
        Paper paper = ledger.paper;
        boolean unconfigured = ledger.does(Plant.PRODUCT_WITHOUT_LOANS) && products.isHollow(loan);
        for (Claim claim : loan.claims) {
            paper.claim(loan, claim, loan.promisedMillionths);
            if (!unconfigured) {
                boolean late = ledger.has(Habit.LATE_CONFIGURATION) && ledger.businessDay > 3 && ledger.chance(400);
                paper.configuration(loan, claim, late ? 1 : 0);
            }
            long cashBack = claim.invested * terms.cashBackPerMille() / 1000;
            paper.flow(CASH_BACK, cashBack, claim.holder.hash, loan, claim, null);
            claim.holder.idle += cashBack;
        }
    }

    /** A listing far above the limit that never fills: nobody owes anything (supervision-rules R01). */
    void failToFill() {
        Party hopeful = ledger.parties.person(Parties.ATTR_BORROWER);
        Loan loan = draft(hopeful, 60_000_000, 180, Schedule.INTEREST_FIRST);
        loan.guarantor = null;
        ledger.paper.user(hopeful);
        ledger.paper.listing(loan, List.of());
        ledger.paper.status(loan, LoanState.PUBLISHED);
        ledger.paper.status(loan, LoanState.RAISING);
        ledger.later(5, () -> ledger.paper.status(loan, LoanState.FAILED));
    }
}
