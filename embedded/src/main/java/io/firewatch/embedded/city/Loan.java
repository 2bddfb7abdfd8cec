package io.firewatch.embedded.city;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loan of the city and how far it has been paid; money in fen, days since 1970. */
final class Loan {
    final String id;
    final Party borrower;
    final long amount;
    final int rateMillionths;
    final int term;
    final int payType;
    final boolean guaranteed;
    /** Up-front or instalment fees, in fen. */
    final long serviceCost;

    final List<Instalment> plan = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();
    int nextIssue;
    /** Day the borrower catches up; 0 while paying on time. */
    int lateUntil;
    /** Money of a repayment is still on its way to the lenders. */
    boolean settling;
    /** The borrower has stopped paying although lenders are still paid. */
    boolean defaulted;

    boolean extended;
    /** Alive before the feed began; {@link #amount} is what was left then. */
    boolean stock;

    String listedAt = "";

    Loan(
            String id,
            Party borrower,
            long amount,
            int rateMillionths,
            int term,
            int payType,
            boolean guaranteed,
            long serviceCost) {
        this.id = id;
        this.borrower = borrower;
        this.amount = amount;
        this.rateMillionths = rateMillionths;
        this.term = term;
        this.payType = payType;
        this.guaranteed = guaranteed;
        this.serviceCost = serviceCost;
    }

    String name() {
        return "望川贷-" + id.substring(2);
    }

    @Nullable
    Instalment next() {
        return nextIssue < plan.size() ? plan.get(nextIssue) : null;
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
        long live;

        Claim(String id, Party holder, Product product, long invested, long redPacket, boolean takenOver) {
            this.id = id;
            this.holder = holder;
            this.product = product;
            this.invested = invested;
            this.redPacket = redPacket;
            this.takenOver = takenOver;
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
