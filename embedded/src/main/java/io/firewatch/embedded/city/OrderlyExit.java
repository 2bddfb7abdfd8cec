package io.firewatch.embedded.city;

/** The lender announces that it will close: no new loans, and everybody may leave (良性退出). */
final class OrderlyExit implements Scheme {
    /** Business days after breaches may begin. */
    static final int DAY = 50;

    private final Ledger ledger;

    OrderlyExit(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void trade(int since) {
        if (since == DAY) {
            ledger.notices.add(Notice.event(ledger.lender.code(), ledger.clock.day(), "announced-exit", "公告良性退出并分批兑付"));
        }
    }
}
