package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import io.firewatch.embedded.city.Loan.Instalment;
import io.firewatch.embedded.city.Loan.Product;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.record.RecordType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a lender's records: protocol fields from what happened, in protocol form (A.8, A.9). */
final class Paper {
    static final String NONE = "-1";

    private final Outbox outbox;
    private final String lenderName;
    private final Clock clock;
    private int trans;

    Paper(Outbox outbox, String lenderName, Clock clock) {
        this.outbox = outbox;
        this.lenderName = lenderName;
        this.clock = clock;
    }

    void user(Party party) {
        if (party.reported) {
            return;
        }
        party.reported = true;
        if (party.createdAt.isEmpty()) {
            party.createdAt = BusinessTime.printMoment(clock.now() - 3600L * (1 + party.serial % 5));
        }
        String salt = "$2a$10$" + (party.hash + party.hash).substring(0, 22);
        outbox.put(Fact.of(
                RecordType.USER_INFO,
                party.company ? "2" : "1",
                String.valueOf(party.attr),
                party.createdAt,
                party.company || party.attr == Parties.ATTR_BORROWER ? party.name : party.name.charAt(0) + "**",
                "1",
                party.company ? "7" : "1",
                party.company ? party.document : party.document.substring(0, 14) + "****",
                party.hash,
                party.phone.substring(0, 7) + "****",
                salt + party.hash.substring(22, 53),
                salt,
                party.company ? "王" + party.name.charAt(3) : NONE,
                party.company ? 100 + party.serial % 40 * 50 + ".0000" : NONE,
                party.company ? "990100" : NONE,
                party.company ? "望川市城东区云津路" + party.serial + "号" : NONE,
                party.company ? "2012-0" + (1 + party.serial % 9) + "-16" : NONE,
                party.company ? NONE : String.valueOf(party.serial % 2),
                "9999********" + String.format(Locale.ROOT, "%04d", party.account % 10_000)));
    }

    /** A party with another bank account: a change is sent as the whole record again. */
    void changedBank(Party party) {
        party.account += 1_111;
        party.reported = false;
        user(party);
    }

    /** A stock loan is listed with its old contract amount and what is still owed of it (A.8). */
    void listing(Loan loan, Party guarantor) {
        if (loan.listedAt.isEmpty()) {
            loan.listedAt = clock.text();
        }
        boolean guaranteed = loan.guaranteed;
        outbox.put(Fact.of(
                RecordType.SCATTER_INVEST,
                loan.listedAt,
                loan.name(),
                loan.id,
                loan.borrower.hash,
                loan.borrower.company ? "11" : "1",
                loan.borrower.company ? "补充流动资金" : "个人消费周转",
                rate(loan.rateMillionths),
                yuan(loan.stock ? 2 * loan.amount : loan.amount),
                yuan(loan.stock ? loan.amount : 0),
                String.valueOf(loan.term),
                String.valueOf(loan.payType),
                yuan(loan.serviceCost),
                guaranteed ? "7" : "1",
                guaranteed ? "5" : NONE,
                guaranteed ? "1" : NONE,
                guaranteed ? guarantor.name : NONE,
                guaranteed ? guarantor.document : NONE,
                guaranteed ? "0" : NONE,
                guaranteed ? yuan(loan.amount / 100) : "0.00",
                lenderName));
    }

    void status(Loan loan, int status) {
        outbox.put(Fact.of(RecordType.STATUS, loan.id, String.valueOf(status), clock.text()));
    }

    /** The whole plan: a changed one is sent again in full (A.6). */
    void plan(Loan loan) {
        for (Instalment row : loan.plan) {
            outbox.put(Fact.of(
                    RecordType.REPAY_PLAN,
                    loan.id,
                    loan.borrower.hash,
                    String.valueOf(loan.plan.size()),
                    String.valueOf(row.issue),
                    planId(loan, row),
                    yuan(row.principal),
                    yuan(row.interest),
                    yuan(row.service),
                    BusinessTime.printDay(row.dueDay) + " 23:59:59"));
        }
    }

    void claim(Loan loan, Claim claim, int invRateMillionths) {
        outbox.put(Fact.of(
                RecordType.CREDITOR,
                claim.id,
                loan.id,
                claim.holder.hash,
                yuan(claim.invested),
                rate(invRateMillionths),
                clock.text(),
                yuan(claim.redPacket),
                BusinessTime.printDay(clock.day() + 30)));
    }

    void product(Product product, int rateMillionths) {
        outbox.put(Fact.of(
                RecordType.LEND_PRODUCT,
                product.code(),
                clock.text(),
                product.name(),
                rate(rateMillionths),
                rate(rateMillionths - 5_000),
                rate(rateMillionths + 5_000),
                String.valueOf(product.term())));
    }

    void configuration(Loan loan, Claim claim, int delay) {
        outbox.put(
                Fact.of(
                        RecordType.LEND_PRODUCT_CONFIG,
                        claim.id,
                        claim.id,
                        claim.product.code(),
                        claim.holder.hash,
                        loan.id),
                delay);
    }

    void particulars(Product product, int type, long fen, Party party) {
        particulars(product.code(), type, fen, party);
    }

    void particulars(String product, int type, long fen, Party party) {
        if (fen != 0) {
            outbox.put(Fact.of(
                    RecordType.LEND_PARTICULARS,
                    serial("MX"),
                    product,
                    String.valueOf(type),
                    yuan(fen),
                    party.hash,
                    clock.text()));
        }
    }

    /** A flow of money; an amount of zero is not one (A.11 check 3.5.2). */
    void flow(int type, long fen, String party, Loan loan, @Nullable Claim claim, @Nullable Instalment row) {
        flow(type, fen, party, loan, claim, row, 0);
    }

    void flow(int type, long fen, String party, Loan loan, @Nullable Claim claim, @Nullable Instalment row, int delay) {
        if (fen == 0) {
            return;
        }
        Fact fact = Fact.of(
                RecordType.TRANSACT,
                serial("LS"),
                loan.id,
                loan.name(),
                claim == null ? NONE : claim.id,
                NONE,
                row == null ? NONE : planId(loan, row),
                String.valueOf(type),
                yuan(fen),
                party,
                clock.text());
        if (delay == 0) {
            outbox.put(fact);
        } else {
            outbox.put(fact, delay);
        }
    }

    /** Cash in and out of a user's account: 6, 7 and their reversals. */
    void cash(int type, long fen, Party party) {
        outbox.put(Fact.of(
                RecordType.TRANSACT,
                serial("LS"),
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                String.valueOf(type),
                yuan(fen),
                party.hash,
                clock.text()));
        if (party.attr == Parties.ATTR_LENDER) {
            particulars(NONE, type, fen, party);
        }
    }

    /** A claim changes hands at par: offer, success, the buyer's claim, and the money (11 and 17). */
    void transfer(String id, Loan loan, Claim sold, Claim bought, int rateMillionths, long fee) {
        String amount = yuan(bought.invested);
        outbox.put(Fact.of(
                RecordType.TRANSFER_PROJECT,
                id,
                sold.takenOver ? "2" : "1",
                sold.id,
                sold.holder.hash,
                loan.id,
                amount,
                rate(rateMillionths),
                "0.00",
                BusinessTime.printDay(clock.day())));
        outbox.put(Fact.of(RecordType.TRANSFER_STATUS, id, "1", "0.00", "0.00", clock.text()));
        String done = clock.text();
        outbox.put(Fact.of(RecordType.TRANSFER_STATUS, id, "2", amount, "0.00", done));
        outbox.put(Fact.of(
                RecordType.UNDER_TAKE,
                bought.id,
                id,
                sold.id,
                bought.holder.hash,
                amount,
                "0.00",
                "0.00",
                rate(rateMillionths),
                done,
                "0.00",
                BusinessTime.printDay(clock.day() + 30)));
        String trans = serial("LS");
        sale(trans, "11", amount, sold.holder, loan, sold, id, done);
        sale(trans, "17", amount, bought.holder, loan, bought, id, done);
        if (fee > 0) {
            sale(trans, "40", yuan(fee), sold.holder, loan, sold, id, done);
        }
    }

    private void sale(
            String trans, String type, String amount, Party party, Loan loan, Claim claim, String transfer, String at) {
        outbox.put(Fact.of(
                RecordType.TRANSACT,
                trans,
                loan.id,
                loan.name(),
                claim.id,
                transfer,
                NONE,
                type,
                amount,
                party.hash,
                at));
    }

    /** Serial numbers go on from here: live trade after a restart must not repeat them. */
    void continueAt(int number) {
        trans = Math.max(trans, number);
    }

    private String serial(String prefix) {
        return prefix
                + BusinessTime.printDay(clock.day()).replace("-", "")
                + String.format(Locale.ROOT, "%06d", ++trans);
    }

    static String planId(Loan loan, Instalment row) {
        return loan.id + "-" + row.issue;
    }

    static String yuan(long fen) {
        return Money.ofFen(fen).yuan();
    }

    static String rate(int millionths) {
        return String.format(Locale.ROOT, "0.%06d", millionths);
    }
}
