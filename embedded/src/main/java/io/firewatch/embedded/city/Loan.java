package io.firewatch.embedded.city;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loan of the city, what is peculiar about it, and how far it has been paid; money in fen, days since 1970. */
final class Loan {
    final String id;
    final Party borrower;
    final long amount;
    final int term;
    final int payType;
    final Purpose purpose;

    int rateMillionths;
    /** What lenders are told they will earn. */
    int promisedMillionths;
    /** The platform's fee over the whole term. */
    long serviceCost;
    /** Whether that fee is due with the instalments instead of being kept back at the payout. */
    boolean feesByInstalment;
    /** Who answers for it; null for nobody. */
    @Nullable
    Party guarantor;

    boolean guarantorLicensed = true;
    int guaranteePerMille;
    /** Who funds it; empty: whoever comes. */
    List<Party> funders = List.of();
    /** Filled and paid out within the minute. */
    boolean hasty;
    /** The borrower leaves the money where it is. */
    boolean untouched;

    final List<Instalment> plan = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();
    int nextIssue;
    /** Day the borrower catches up; 0 while paying on time. */
    int lateUntil;
    /** Money of a repayment is still on its way to the lenders. */
    boolean settling;
    /** The borrower has stopped paying although lenders are still paid. */
    boolean defaulted;
    /** Nobody pays any more, and everybody can see it. */
    boolean bad;

    /** Day of the last change of plan. */
    int extendedOn;
    /** Alive before the feed began; {@link #amount} is what was left then. */
    boolean stock;

    String listedAt = "";

    Loan(String id, Party borrower, long amount, int term, int payType, Purpose purpose) {
        this.id = id;
        this.borrower = borrower;
        this.amount = amount;
        this.term = term;
        this.payType = payType;
        this.purpose = purpose;
    }

    String name() {
        return "望川贷-" + id.substring(2);
    }

    /** What the guarantor charges at the payout, a share of the loan a year. */
    long guaranteeFee() {
        return guarantor == null || feesByInstalment ? 0 : amount * term / 365 * guaranteePerMille / 1000;
    }

    @Nullable
    Instalment next() {
        return nextIssue < plan.size() ? plan.get(nextIssue) : null;
    }

    /** OB of supervision-rules B.1. */
    long outstanding() {
        long left = amount;
        for (int i = 0; i < nextIssue; i++) {
            left -= plan.get(i).defaulted ? 0 : plan.get(i).principal;
        }
        return Math.max(0, left);
    }

    /** One row of the repayment plan. */
    static final class Instalment {
        final int issue;
        long principal;
        long interest;
        final long service;
        int dueDay;
        boolean decided;
        boolean compensated;
        /** Lenders had it, but the borrower never paid. */
        boolean defaulted;

        Instalment(int issue, long principal, long interest, long service, int dueDay) {
            this.issue = issue;
            this.principal = principal;
            this.interest = interest;
            this.service = service;
            this.dueDay = dueDay;
        }
    }

    /** A lender's slice of the loan; {@code live} is the principal not yet back. */
    static final class Claim {
        final String id;
        final Party holder;
        final Product product;
        final long invested;
        final long redPacket;
        final boolean takenOver;
        final int sinceDay;
        long live;

        Claim(
                String id,
                Party holder,
                Product product,
                long invested,
                long redPacket,
                boolean takenOver,
                int sinceDay) {
            this.id = id;
            this.holder = holder;
            this.product = product;
            this.invested = invested;
            this.redPacket = redPacket;
            this.takenOver = takenOver;
            this.sinceDay = sinceDay;
            this.live = invested + redPacket;
        }
    }

    /** A packaged product; ends {@code term} days after {@code startDay}. */
    record Product(String code, String name, int startDay, int term) {
        int endDay() {
            return startDay + term;
        }
    }
}
