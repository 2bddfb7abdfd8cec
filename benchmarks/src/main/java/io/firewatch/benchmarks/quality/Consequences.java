package io.firewatch.benchmarks.quality;

import io.firewatch.embedded.city.Plant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What else a breach of the demo city breaks by the letter of the rules: neither required nor wrong. From the formulas of the
 * rules document and what the plant does, not from what was alerted.
 */
final class Consequences {
    private static final Map<Plant, List<Consequence>> OF = new EnumMap<>(Plant.class);

    /** A section whose formula holds as well, and why. */
    record Consequence(String section, String why) {}

    static {
        put(Plant.COMPANY_OVER_LIMIT, "R16", "one borrower owes a large share of a small book");
        put(Plant.SPLIT_BORROWERS, "R16", "companies near their limit on a small book");
        put(Plant.SHORT_PAYOUT, "R12", "what was not paid out was deducted");
        put(Plant.SHORT_PAYOUT, "R11", "the rate is that of the money received");
        put(Plant.RELATED_BORROWERS, "R16", "kin are among the largest borrowers");
        put(Plant.RELATED_BORROWERS, "R22", "and none of it is declared");
        put(Plant.GUARANTOR_RELATED, "R06", "the guarantor's loans are those of kin");
        put(Plant.GUARANTOR_RELATED, "R22", "and none of it is declared");
        put(Plant.BORROWER_ROLLS_OVER, "R05", "each new loan lists the old one again at its maturity");
        put(Plant.PONZI, "R08", "lenders are paid while no borrower pays");
        put(Plant.PONZI, "R22", "claims are repaid of loans that are not: the two balances part");
        put(Plant.PLATFORM_COMPENSATES, "R07", "the platform's money (37) is not earned from borrowers");
        put(Plant.PLATFORM_COMPENSATES, "R17", "what it pays for is overdue");
        put(Plant.SILENT_COMPENSATION, "R07", "lenders are paid while no borrower pays");
        put(Plant.SILENT_COMPENSATION, "R17", "what nobody paid is overdue");
        put(Plant.FAKE_LISTINGS, "R06", "the borrowers share an account");
        put(Plant.FAKE_LISTINGS, "R16", "few lenders fund nearly all of them");
        put(Plant.RUN, "R22", "withdrawals are reversed");
        put(Plant.GONE_SILENT, "R17", "what fell due since is not known to be paid");
        put(Plant.GONE_SILENT, "R09", "nor is it known that guarantors paid for it");
        put(Plant.TRANSACTIONS_WITHHELD, "R15", "the bank books what the lender does not report");
        put(Plant.TRANSACTIONS_WITHHELD, "R17", "repayments are not reported");
        put(Plant.TRANSACTIONS_WITHHELD, "R09", "nor are guarantors' payments");
        put(Plant.TRANSACTIONS_WITHHELD, "R22", "declared and computed figures part");
        put(Plant.TRANSACTIONS_WITHHELD, "R04", "payouts are not reported");
        put(Plant.LOCKED_EXITS, "R16", "who takes over what all others leave holds much");
        put(Plant.LOCKED_EXITS, "R21", "a product of hundreds of claims changes hands in a day");
        put(Plant.RUN, "R16", "a book that runs off ends with few borrowers");
        put(Plant.OVERDUE, "R09", "its guarantors pay for none of what is overdue");
        put(Plant.SUPER_LENDER, "R16", "one lender holds half of what is new");
        put(Plant.EXTENDED_TO_LOOK_WELL, "R22", "replaced plans are corrections");
    }

    private Consequences() {}

    private static void put(Plant plant, String section, String why) {
        OF.computeIfAbsent(plant, one -> new ArrayList<>()).add(new Consequence(section, why));
    }

    static List<Consequence> of(Plant plant) {
        return OF.getOrDefault(plant, List.of());
    }
}
