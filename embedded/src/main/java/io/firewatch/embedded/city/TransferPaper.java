package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RecordType;

/** Writes what a lender reports of claims that are offered and change hands. */
final class TransferPaper {
    private final Outbox outbox;
    private final Clock clock;
    private final Paper paper;

    TransferPaper(Outbox outbox, Clock clock, Paper paper) {
        this.outbox = outbox;
        this.clock = clock;
        this.paper = paper;
    }

    /** A claim is offered below its worth and finds no buyer. */
    void offer(String id, Loan loan, Claim claim, int rateMillionths, long discount) {
        project(id, loan, claim, Paper.yuan(claim.live), rateMillionths, -discount);
        outbox.put(Fact.of(RecordType.TRANSFER_STATUS, id, "1", "0.00", "0.00", clock.text()));
    }

    private void project(String id, Loan loan, Claim sold, String amount, int rateMillionths, long premium) {
        outbox.put(Fact.of(
                RecordType.TRANSFER_PROJECT,
                id,
                sold.takenOver ? "2" : "1",
                sold.id,
                sold.holder.hash,
                loan.id,
                amount,
                Paper.rate(rateMillionths),
                Paper.yuan(premium),
                BusinessTime.printDay(clock.day())));
    }

    /** A claim changes hands at par: offer, success, the buyer's claim, and the money (11 and 17). */
    void transfer(String id, Loan loan, Claim sold, Claim bought, int rateMillionths, long fee) {
        String amount = Paper.yuan(bought.invested);
        project(id, loan, sold, amount, rateMillionths, 0);
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
                Paper.rate(rateMillionths),
                done,
                "0.00",
                BusinessTime.printDay(clock.day() + Paper.LOCKED_DAYS)));
        String trans = paper.serial("LS");
        sale(trans, "11", amount, sold.holder, loan, sold, id, done);
        sale(trans, "17", amount, bought.holder, loan, bought, id, done);
        if (fee > 0) {
            sale(trans, "40", Paper.yuan(fee), sold.holder, loan, sold, id, done);
        }
    }

    private void sale(
            String trans, String type, String amount, Party party, Loan loan, Claim claim, String transfer, String at) {
        outbox.put(paper.transact(
                trans, loan.id, loan.name(), claim.id, transfer, Paper.NONE, type, amount, party.hash, at));
    }
}
