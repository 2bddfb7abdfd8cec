package io.firewatch.detection.fake;

import io.firewatch.detection.fake.SignedLoan.Cap;
import io.firewatch.detection.loan.ListedLoan;
import io.firewatch.detection.loan.Sign;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.record.UserInfo;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The signs of R10 that a loan shows once its borrower is known: 1, 3 (in part), 5 and 8. */
final class BorrowerSigns {
    static final int YOUNG_DAYS = 90;
    private static final int NATURAL = 1;
    private static final int IDENTITY_CARD = 1;
    private static final int LEAST_CAPITAL = 10;
    private static final int LEAST_AGE = 18;
    private static final double NEAR_CAP = 0.95;
    private static final Money NATURAL_CAP = Money.ofYuan(200_000);
    private static final Money LEGAL_CAP = Money.ofYuan(1_000_000);

    /** The first two digits of GB/T 2260 codes. */
    private static final Set<String> PROVINCES = Set.of(
            "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
                    .split(" "));

    private BorrowerSigns() {}

    /** Sign 1: a company registered less than 90 days before the listing, or with a capital below a tenth of the loan. */
    static Sign young(ListedLoan loan, @Nullable UserInfo user) {
        if (user == null) {
            return Sign.UNKNOWN;
        }
        int listed = loan.listedDay();
        if (user.userType() == NATURAL) {
            return Sign.notSince(listed);
        }
        Integer registered = user.registeredDay();
        Money capital = user.registeredCapital();
        Sign young = registered == null
                ? Sign.UNKNOWN
                : Sign.of(listed, listed - registered < YOUNG_DAYS, BusinessTime.printDay(registered));
        Sign poor = capital == null
                ? Sign.UNKNOWN
                : Sign.of(listed, capital.fen() * LEAST_CAPITAL < loan.amount(), capital.yuan());
        return young.or(poor);
    }

    static Cap cap(ListedLoan loan, @Nullable UserInfo user) {
        if (user == null) {
            return Cap.UNKNOWN;
        }
        long cap = (user.userType() == NATURAL ? NATURAL_CAP : LEGAL_CAP).fen();
        return loan.amount() >= cap * NEAR_CAP && loan.amount() <= cap ? Cap.NEAR : Cap.BELOW;
    }

    /** Sign 5, first half: a week after the payout nothing was taken out (7), nor went to a merchant (45). */
    static Sign untouched(ListedLoan loan, NavigableSet<Integer> withdrawals) {
        int payout = loan.payoutDay();
        if (payout == Sign.NEVER) {
            return Sign.UNKNOWN;
        }
        int deadline = payout + ListedLoan.TOUCHED_WITHIN_DAYS;
        Integer withdrawn = withdrawals.ceiling(payout);
        if (loan.merchant()) {
            return Sign.notSince(payout);
        }
        return withdrawn != null && withdrawn <= deadline
                ? Sign.notSince(withdrawn)
                : Sign.since(deadline, BusinessTime.printDay(payout));
    }

    /**
     * Sign 8, of what is kept of an identity card: an impossible date of birth, a region that does not exist, or an age
     * outside 18 to 65. A card of which nothing could be read is unknown: whether it was too short or masked too far is not
     * kept. Ages are bands, so that who is 65 counts as older.
     */
    static Sign document(ListedLoan loan, @Nullable UserInfo user) {
        if (user == null) {
            return Sign.UNKNOWN;
        }
        boolean natural = user.userType() == NATURAL;
        if (natural && user.cardType() != IDENTITY_CARD) {
            return Sign.UNKNOWN;
        }
        int listed = loan.listedDay();
        if (!natural) {
            return Sign.notSince(listed);
        }
        if (user.region().length() < 2) {
            return Sign.UNKNOWN;
        }
        boolean valid = !user.ageBand().isEmpty()
                && PROVINCES.contains(user.region().substring(0, 2))
                && !user.ageBand().equals("65+")
                && !isMinor(user, listed);
        return Sign.of(listed, !valid, user.region() + " · " + user.ageBand());
    }

    private static boolean isMinor(UserInfo user, int day) {
        if (user.bornMonth().isEmpty()) {
            return user.ageBand().equals("<18");
        }
        YearMonth born = YearMonth.parse(user.bornMonth());
        return ChronoUnit.YEARS.between(born, YearMonth.from(BusinessTime.date(day))) < LEAST_AGE;
    }
}
