package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;

/**
 * A person or a company with a made-up document.
 *
 * @param attr userAttr of the protocol: 1 lender, 2 borrower, 3 both, 4 platform that pays for borrowers, 5 guarantor, 6
 *     merchant
 * @param fundWan registered capital in units of 10,000 yuan
 */
record Someone(
        String document,
        String hash,
        boolean company,
        int attr,
        String name,
        String account,
        String lawPerson,
        long fundWan,
        String address,
        LocalDate registered,
        boolean joins) {

    /** Whom a record names that may leave its party out (types 3, 13, 27, 30). */
    static final Someone UNNAMED =
            new Someone("-1", "-1", false, -1, "-1", "-1", "-1", -1, "-1", LocalDate.EPOCH, false);

    Someone as(int newAttr) {
        return new Someone(
                document, hash, company, newAttr, name, account, lawPerson, fundWan, address, registered, joins);
    }

    Someone banking(String newAccount) {
        return new Someone(
                document, hash, company, attr, name, newAccount, lawPerson, fundWan, address, registered, joins);
    }

    Someone ledBy(String newLawPerson) {
        return new Someone(
                document, hash, company, attr, name, account, newLawPerson, fundWan, address, registered, joins);
    }

    Someone at(String newAddress) {
        return new Someone(
                document, hash, company, attr, name, account, lawPerson, fundWan, newAddress, registered, joins);
    }

    Someone registeredOn(LocalDate day, long newFundWan) {
        return new Someone(document, hash, company, attr, name, account, lawPerson, newFundWan, address, day, joins);
    }

    /** A user whose lender never reports him: his records join nobody. */
    Someone unreported() {
        return new Someone(
                document, hash, company, attr, name, account, lawPerson, fundWan, address, registered, false);
    }
}
