package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import java.util.SplittableRandom;

/**
 * Borrowers who go from lender to lender; each lender knows them as its own customers.
 *
 * @param across borrows beyond the limit over all lenders
 * @param many borrows from three lenders, half the limit over all
 * @param project a company that lists one project twice
 */
record Shared(Party across, Party many, Party project, Purpose projectWords) {
    private static final int NO_LENDER = 99;
    private static final String INCUBATOR = "望川市高新区创业路1号孵化中心";

    /** Every lender gets parties of its own that have the same documents. */
    static Shared of(long seed) {
        Parties parties = new Parties(new SplittableRandom(seed), NO_LENDER);
        return new Shared(
                parties.person(Parties.ATTR_BORROWER, Parties.CITY),
                parties.person(Parties.ATTR_BORROWER, Parties.CITY),
                parties.company(Parties.ATTR_BORROWER),
                new Purpose(2, "云津大道旧厂房改造成青年公寓项目一期外墙与电梯工程款"));
    }

    static void moveIntoIncubator(Party company) {
        company.address = INCUBATOR;
    }

    /** A day so many days before, as a date. */
    static String dateBefore(int day, int days) {
        return BusinessTime.printDay(day - days);
    }
}
