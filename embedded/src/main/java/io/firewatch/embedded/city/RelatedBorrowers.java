package io.firewatch.embedded.city;

import java.util.List;

/** The lender's own people borrow from its customers and say nothing of it (R06). */
final class RelatedBorrowers implements Scheme {
    private final Origination origination;
    private final Backers backers;

    RelatedBorrowers(Origination origination, Backers backers) {
        this.origination = origination;
        this.backers = backers;
    }

    @Override
    public void trade(int since) {
        switch (since) {
            case 0 -> origination.lend(origination.draftLong(backers.sister(), 45_000_000));
            case 2 -> origination.lend(origination.draftLong(backers.parent(), 40_000_000));
            case 3 -> origination.lend(origination.draftLong(backers.director(), 15_000_000));
            default -> {}
        }
    }

    @Override
    public List<String> subjects() {
        return List.of(backers.sister().hash, backers.parent().hash, backers.director().hash);
    }
}
