package io.firewatch.benchmarks.secondcity;

import java.util.ArrayList;
import java.util.List;

/** Borrowers who go from platform to platform (R02); each platform alone sees nothing amiss. */
final class Guests {
    private static final long HEAVY = 175_000;
    private static final long SOFT = 150_000;

    private final Someone heavy;
    private final Someone soft;
    private final Someone twice;
    private final List<String> heavyAt = new ArrayList<>();
    private final List<String> softAt = new ArrayList<>();

    Guests(People people) {
        heavy = people.person();
        soft = people.person();
        twice = people.company();
    }

    /** A stop of him who owes more than a million in the city once he has been to six platforms. */
    void heavy(Draft draft, Baseline base) {
        heavyAt.add(draft.house.lender.code());
        int day = 19 + heavyAt.size();
        base.lend(stay(base, day, HEAVY, heavy));
        if (heavyAt.size() == 6) {
            draft.expect(
                    "R02a", "over-limit", heavy.hash(), day, "six platforms x 175,000 = 1,050,000, a seventh follows");
        }
    }

    void soft(Draft draft, Baseline base) {
        softAt.add(draft.house.lender.code());
        int day = 39 + softAt.size();
        base.lend(stay(base, day, SOFT, soft));
        if (softAt.size() == 4) {
            draft.expect("R02b", "over-limit", soft.hash(), day, "four platforms, 600,000 = 60 % of the limit");
        }
    }

    /** The same project published on two platforms; the second says so. */
    void project(Draft draft, Baseline base, boolean second) {
        int day = second ? 62 : 55;
        Deal deal = stay(base, day, 90_000, twice);
        deal.describe = "望川南站冷链分拣中心二期钢结构厂房工程款";
        base.lend(deal);
        if (second) {
            draft.expect("R02c", "over-limit", twice.hash(), day, "same project open on two platforms within 7 days");
        }
    }

    private static Deal stay(Baseline base, int day, long yuan, Someone who) {
        Deal deal = base.deal(day, yuan, who);
        deal.term = 180;
        deal.payType = 3;
        return deal;
    }
}
