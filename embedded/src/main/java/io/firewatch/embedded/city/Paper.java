package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import io.firewatch.embedded.city.Loan.Instalment;
import io.firewatch.embedded.city.Loan.Product;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.record.RecordType;
import io.firewatch.model.record.TransType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a lender's records: protocol fields from what happened, in protocol form (A.8, A.9). */
final class Paper {
    static final String NONE = "-1";

    static final int LOCKED_DAYS = 30;
    private static final int MASKED_FROM = 14;

    private final Outbox outbox;
    private final Lender lender;
    private final Clock clock;
    private final Custodian custodian;
    private int trans;
    private boolean hashingMasked;
    private boolean diverting;

    Paper(Outbox outbox, Lender lender, Clock clock, Custodian custodian) {
        this.outbox = outbox;
        this.lender = lender;
        this.clock = clock;
        this.custodian = custodian;
    }

    /** How the lender keeps its books from now on: documents hashed after masking, deposits diverted. */
    void open(boolean hashingMasked, boolean diverting) {
        this.hashingMasked = hashingMasked;
        this.diverting = diverting;
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
        String masked = party.document.substring(0, MASKED_FROM) + "****";
        outbox.put(Fact.of(
                RecordType.USER_INFO,
                party.company ? "2" : "1",
                String.valueOf(party.attr),
                party.createdAt,
                party.company || party.attr == Parties.ATTR_BORROWER ? party.name : party.name.charAt(0) + "**",
                "1",
                party.company ? "7" : "1",
                party.company ? party.document : masked,
                hashingMasked && !party.company ? IdentityHash.of(masked) : party.hash,
                party.phone.substring(0, 7) + "****",
                salt + party.hash.substring(22, 53),
                salt,
                party.lawPerson,
                party.company ? party.capital + ".0000" : NONE,
                party.company ? party.document.substring(2, 8) : NONE,
                party.address,
                party.registered,
                party.company ? NONE : String.valueOf(party.serial % 2),
                String.format(Locale.ROOT, "99%02d********%04d", party.bank % 100, party.account % 10_000)));
    }

    /** A party with another bank account: a change is sent as the whole record again. */
    void changedBank(Party party) {
        party.bank++;
        party.reported = false;
        user(party);
    }

    /** A stock loan is listed with its old contract amount and what is still owed of it (A.8). */
    void listing(Loan loan, List<Party> guarantors) {
        if (loan.listedAt.isEmpty()) {
            loan.listedAt = clock.text();
        }
        boolean guaranteed = !guarantors.isEmpty();
        String licence = loan.guarantorLicensed ? "0" : "1";
        outbox.put(Fact.of(
                RecordType.SCATTER_INVEST,
                loan.listedAt,
                loan.name(),
                loan.id,
                loan.borrower.hash,
                String.valueOf(loan.purpose.use()),
                loan.purpose.words(),
                rate(loan.rateMillionths),
                yuan(loan.stock ? 2 * loan.amount : loan.amount),
                yuan(loan.stock ? loan.amount : 0),
                String.valueOf(loan.term),
                String.valueOf(loan.payType),
                yuan(loan.serviceCost),
                guaranteed ? "7" : "1",
                guaranteed ? "5" : NONE,
                guaranteed ? String.valueOf(guarantors.size()) : NONE,
                guaranteed ? joined(guarantors, one -> one.name) : NONE,
                guaranteed ? joined(guarantors, one -> one.document) : NONE,
                guaranteed ? joined(guarantors, one -> licence) : NONE,
                guaranteed ? yuan(loan.guaranteeFee()) : "0.00",
                lender.name()));
    }

    private static String joined(List<Party> guarantors, Function<Party, String> what) {
        return guarantors.stream().map(what).collect(Collectors.joining(","));
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
                BusinessTime.printDay(clock.day() + LOCKED_DAYS)));
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
        Fact fact = transact(
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

    /** Cash in and out of a user's account: 6 and 7, which the custodian sees too. */
    void cash(int type, long fen, Party party) {
        String serial = cashFlow(type, fen, party);
        custodian.book(clock.day(), type == TransType.DEPOSIT, fen, party.hash, bank(serial), diverting);
    }

    /** A deposit or withdrawal that never was, taken back at once (冲正). */
    void mistakenCash(int type, long fen, Party party) {
        cashFlow(type, fen, party);
        cashFlow(type, -fen, party);
    }

    private String cashFlow(int type, long fen, Party party) {
        String serial = serial("LS");
        outbox.put(transact(
                serial, NONE, NONE, NONE, NONE, NONE, String.valueOf(type), yuan(fen), party.hash, clock.text()));
        if (party.attr == Parties.ATTR_LENDER) {
            particulars(NONE, type, fen, party);
        }
        return serial;
    }

    Fact transact(String... values) {
        if (!custodian.hasSerials()) {
            return Fact.of(RecordType.TRANSACT, values);
        }
        String[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = bank(values[0]);
        return Fact.of(RecordType.TRANSACT, more);
    }

    private String bank(String serial) {
        return custodian.hasSerials() ? "YH" + lender.suffix() + serial.substring(2) : "";
    }

    /** Serial numbers go on from here: live trade after a restart must not repeat them. */
    void continueAt(int number) {
        trans = Math.max(trans, number);
    }

    String serial(String prefix) {
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
