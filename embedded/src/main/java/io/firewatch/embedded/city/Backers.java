package io.firewatch.embedded.city;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Who stands behind a lender by the register.
 *
 * @param controller holds the parent, which holds most of the lender
 * @param director sits on the lender's board
 * @param sister a company under the same controller
 */
record Backers(Party controller, Party parent, Party director, Party sister) {
    private static final int OTHER_DOCUMENTS = 50;

    static Backers of(int index, long seed) {
        Parties parties =
                new Parties(new SplittableRandom(seed * 67 + index), OTHER_DOCUMENTS + index % OTHER_DOCUMENTS);
        Party controller = parties.person(Parties.ATTR_BORROWER, Parties.CITY);
        Party parent = parties.company(Parties.ATTR_BORROWER);
        Party director = parties.person(Parties.ATTR_BORROWER, Parties.CITY);
        Party sister = parties.company(Parties.ATTR_BORROWER);
        parent.lawPerson = controller.name;
        return new Backers(controller, parent, director, sister);
    }

    List<Party> all() {
        return List.of(controller, parent, director, sister);
    }
}
