package io.firewatch.embedded.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CityTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final int DAYS = 120;
    private static final int LAST = BusinessTime.day(LocalDate.of(2026, 8, 14));

    /** Records may be three business days late, where that is planted. */
    private static final int LATENESS = 6;

    private static City city;
    private static Oracle oracle;

    @BeforeAll
    static void trade() {
        city = City.plan(7, FIRST, DAYS);
        oracle = Oracle.of(city, LAST);
    }

    @Test
    void isAsBigAsTheDemoWants() {
        assertThat(oracle.records).isBetween(200_000, 300_000);
        assertThat(oracle.perType).hasSize(12);
    }

    @Test
    void isTheSameForTheSeedAndOnlyForTheSeed() {
        assertThat(text(City.plan(7, FIRST, 12))).isEqualTo(text(City.plan(7, FIRST, 12)));
        assertThat(text(City.plan(7, FIRST, 12))).isNotEqualTo(text(City.plan(8, FIRST, 12)));
    }

    @Test
    void sendsTheSameRecordsInHalfWeeks() {
        long daily = records(City.plan(7, FIRST, 13).days());
        assertThat(records(City.plan(7, FIRST, 13).halfWeeks())).isEqualTo(daily);
    }

    @Test
    void balancesEveryPayoutOfEveryLenderButThePlantedOne() {
        String planted = lenders(Plant.SHORT_PAYOUT).iterator().next();
        Map<String, Long> broken = oracle.loans.values().stream()
                .filter(loan -> loan.startedDay < LAST - LATENESS)
                .filter(loan -> Math.abs(loan.payoutGap()) > Math.max(500, loan.amount / 100))
                .collect(Collectors.groupingBy(loan -> loan.lender, Collectors.counting()));
        assertThat(broken).containsOnlyKeys(planted);
        assertThat(broken.get(planted)).isGreaterThan(5);
    }

    @Test
    void gathersClaimsToTheFenOfEachLoan() {
        assertThat(oracle.loans.values())
                .filteredOn(loan -> loan.claims > 0 && loan.startedDay < LAST - LATENESS)
                .allMatch(loan -> loan.claims == loan.amount);
    }

    @Test
    void passesRepaymentsOnToTheFen() {
        Set<String> keeping = new HashSet<>(lenders(Plant.PONZI));
        keeping.addAll(lenders(Plant.TRANSACTIONS_WITHHELD));
        assertThat(oracle.loans.entrySet())
                .filteredOn(one -> one.getValue().status == 3 && !keeping.contains(one.getValue().lender))
                .filteredOn(one -> BusinessTime.parseDay(one.getValue().statusAt) < LAST - LATENESS)
                .hasSizeGreaterThan(100)
                .allMatch(one ->
                        one.getValue().flow(18, 19, 27, 37) - one.getValue().flow(30, 47)
                                == one.getValue().flow(8, 9, 46));
    }

    @Test
    void keepsEveryBorrowerWithinTheLimitExceptThePlantedOnes() {
        Set<String> over = oracle.exposures(false).entrySet().stream()
                .filter(one -> one.getValue() > oracle.limit(party(one.getKey())) + 100)
                .map(Map.Entry::getKey)
                .filter(lenderAndParty -> city.lenders().stream()
                        .anyMatch(lender ->
                                lender.type() == InstitutionType.P2P && lenderAndParty.startsWith(lender.code())))
                .collect(Collectors.toSet());
        Set<String> planted = city.planted().stream()
                .filter(one -> one.plant().rule().equals("R01a"))
                .flatMap(one -> one.subjects().stream().map(subject -> one.lender() + "|" + subject))
                .collect(Collectors.toSet());
        assertThat(over).isEqualTo(planted);
        assertThat(oracle.exposures(false).entrySet())
                .anyMatch(one -> one.getValue() == oracle.limit(party(one.getKey())))
                .anyMatch(one -> one.getValue() > 5 * oracle.limit(party(one.getKey())));
    }

    @Test
    void lendsToOnePersonAcrossTheCityBeyondTheLimit() {
        String across = city.planted().stream()
                .filter(one -> one.plant() == Plant.ACROSS_PLATFORMS)
                .findFirst()
                .orElseThrow()
                .subjects()
                .get(0);
        assertThat(oracle.exposures(true).entrySet())
                .filteredOn(one -> one.getValue() > 5 * oracle.limit(one.getKey())
                        && one.getKey().equals(across))
                .hasSize(1);
        assertThat(lenders(Plant.ACROSS_PLATFORMS)).hasSize(6);
    }

    @Test
    void holdsMoneyWithoutLoansOnlyAtThePoolingLenders() {
        Map<String, Double> shares = city.lenders().stream()
                .collect(Collectors.toMap(Lender::code, one -> oracle.unmatchedShare(one.code())));
        Set<String> pooling = new HashSet<>(lenders(Plant.POOLED_MONEY));
        pooling.addAll(lenders(Plant.MONEY_BEFORE_LOAN));
        pooling.addAll(lenders(Plant.PRODUCT_WITHOUT_LOANS));
        assertThat(shares.get(lenders(Plant.POOLED_MONEY).iterator().next())).isGreaterThan(0.2);
        shares.keySet().removeAll(pooling);
        assertThat(shares.values()).allMatch(share -> share < 0.03);
    }

    @Test
    void paysLendersWithBorrowersMoneyExceptAtThePonziLender() {
        String ponzi = lenders(Plant.PONZI).iterator().next();
        assertThat(oracle.ponziGap(ponzi)).isGreaterThan(0.35);
        assertThat(oracle.month(ponzi, 8) + oracle.month(ponzi, 9)).isGreaterThan(100_000_000);
        assertThat(city.lenders())
                .filteredOn(lender -> lender.plants().isEmpty())
                .allMatch(lender -> oracle.ponziGap(lender.code()) < 0.08);
    }

    /** Who shares an account is tied to the other: a chance likeness would make a borrower his guarantor's kin. */
    @Test
    void givesOneAccountToTwoPeopleOnlyWhereThatIsPlanted() {
        Map<String, Set<String>> holders = new HashMap<>();
        City.plan(7, FIRST, DAYS).days().forEachRemaining(day -> day.batches().forEach(batch -> batch.facts().stream()
                .filter(fact -> fact.type() == RecordType.USER_INFO)
                .forEach(fact -> holders.computeIfAbsent(
                                batch.lender().code() + "|" + fact.value("userList"), any -> new HashSet<>())
                        .add(fact.value("userIdcardHash")))));
        Set<String> sharing = holders.entrySet().stream()
                .filter(one -> one.getValue().size() > 1)
                .map(one -> one.getKey().substring(0, one.getKey().indexOf('|')))
                .collect(Collectors.toSet());

        assertThat(sharing).isEqualTo(lenders(Plant.SPLIT_BORROWERS));
    }

    private static String party(String lenderAndParty) {
        return lenderAndParty.substring(lenderAndParty.indexOf('|') + 1);
    }

    private static Set<String> lenders(Plant plant) {
        return city.planted().stream()
                .filter(one -> one.plant() == plant)
                .map(Planted::lender)
                .collect(Collectors.toSet());
    }

    private static List<String> text(City city) {
        List<String> lines = new java.util.ArrayList<>();
        city.days().forEachRemaining(day -> lines.add(day.toString()));
        return lines;
    }

    private static long records(Iterator<CityDay> days) {
        long records = 0;
        while (days.hasNext()) {
            records += days.next().records();
        }
        return records;
    }
}
