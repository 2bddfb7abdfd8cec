package io.firewatch.benchmarks.secondcity;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.embedded.city.IdentityHash;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.institution.InstitutionType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plants that a formula about products, ties, guarantors, texts or disclosures finds, and the lenders it must not find. */
class SecondCityPlantsTest {
    private static final SecondCity CITY = SecondCity.plan(7);
    private static final Map<String, Books> BOOKS = Books.of(CITY);

    private static Set<String> expected(String rule) {
        return CITY.expected().stream()
                .filter(each -> each.rule().equals(rule))
                .map(Expected::lender)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> subjects(String rule) {
        return CITY.expected().stream()
                .filter(each -> each.rule().equals(rule))
                .map(Expected::subject)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, String[]> registry(String file, int key) {
        Map<String, String[]> rows = new HashMap<>();
        CITY.registry()
                .get(file)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> rows.put(cells[key], cells));
        return rows;
    }

    @Test
    void onlyTheMonthlyProductHoldsLoansThatOutliveIt() {
        Set<String> mismatched = new HashSet<>();
        Set<String> locked = new HashSet<>();
        for (Books books : BOOKS.values()) {
            Map<String, String> productOf = new HashMap<>();
            books.configs.forEach(config -> productOf.put(config.claim(), config.product()));
            Map<String, double[]> lives = new TreeMap<>();
            for (Books.C claim : books.claims.values()) {
                String product = productOf.get(claim.id());
                TreeMap<Integer, Books.P> plan = books.plans.get(claim.loan());
                if (product == null || plan == null) {
                    continue;
                }
                double due = 0;
                double weighted = 0;
                for (Books.P row : plan.values()) {
                    due += row.principal();
                    weighted += (double) row.principal() * (row.due() - claim.day());
                }
                double[] sums = lives.computeIfAbsent(product, each -> new double[2]);
                sums[0] += claim.fen() * weighted / due;
                sums[1] += claim.fen();
                int maturity = plan.lastEntry().getValue().due();
                if (!claim.lock().equals("-1") && maturity - BusinessTime.parseDay(claim.lock()) > 180) {
                    locked.add(product);
                }
            }
            lives.forEach((product, sums) -> {
                double m = sums[0] / sums[1] / books.products.get(product);
                if (m > 1.5) {
                    mismatched.add(product);
                    assertThat(m).isGreaterThan(1.8);
                } else {
                    assertThat(m).as(product).isLessThan(1.2);
                }
            });
        }
        assertThat(mismatched).isEqualTo(subjects("R05a")).isEqualTo(subjects("R05b"));
        assertThat(locked).isEqualTo(subjects("R05c"));
    }

    @Test
    void onlyOneBorrowerRepaysOldLoansWithNewOnes() {
        Set<String> rolling = new HashSet<>();
        for (Books books : BOOKS.values()) {
            Map<String, String> borrower = new HashMap<>();
            books.loans.values().forEach(loan -> borrower.put(loan.code(), loan.who()));
            Map<String, List<Books.T>> repaid =
                    books.flows.stream().filter(t -> t.type() == 18).collect(Collectors.groupingBy(Books.T::who));
            Map<String, Integer> cycles = new HashMap<>();
            for (Books.T payout : books.flows) {
                if (payout.type() != 1) {
                    continue;
                }
                for (Books.T back : repaid.getOrDefault(borrower.get(payout.loan()), List.of())) {
                    boolean soonAfter = back.day() >= payout.day() && back.day() <= payout.day() + 3;
                    if (!back.loan().equals(payout.loan()) && soonAfter && back.fen() >= 0.8 * payout.fen()) {
                        cycles.merge(payout.who(), 1, Integer::sum);
                    }
                }
            }
            cycles.forEach((who, times) -> {
                if (times >= 2) {
                    rolling.add(who);
                }
            });
        }
        assertThat(rolling).isEqualTo(subjects("R07a"));
    }

    @Test
    void borrowersWhoShareSomethingAreThoseOfThePlants() {
        Set<String> clustered = new TreeSet<>();
        Set<String> split = new HashSet<>();
        for (Books books : BOOKS.values()) {
            Positions positions = new Positions(books);
            for (int offset = 20; offset < Span.DAYS; offset += 10) {
                Map<String, Long> owed = positions.byBorrower(Positions.day(offset));
                long balance = owed.values().stream().mapToLong(Long::longValue).sum();
                Map<String, List<String>> sharing = new HashMap<>();
                for (Books.U user : books.users.values()) {
                    if (owed.containsKey(user.who())) {
                        List.of("A" + user.account(), "P" + user.lawPerson(), "H" + user.address()).stream()
                                .filter(shared -> !shared.endsWith("-1"))
                                .forEach(shared -> sharing.computeIfAbsent(shared, s -> new ArrayList<>())
                                        .add(user.who()));
                    }
                }
                sharing.forEach((shared, who) -> {
                    long joint = who.stream().mapToLong(owed::get).sum();
                    if (who.size() >= 3 && joint >= 0.05 * balance) {
                        clustered.add(books.lender.code());
                    }
                    if (who.size() >= 2 && shared.startsWith("A") && joint > limit(books, who.get(0))) {
                        split.addAll(who);
                    }
                });
            }
        }
        Set<String> incubators = CITY.lawful().stream()
                .filter(each -> each.rule().equals("R06"))
                .map(Lawful::lender)
                .collect(Collectors.toSet());
        assertThat(clustered).containsAll(expected("R06b"));
        clustered.removeAll(expected("R06b"));
        assertThat(incubators).containsAll(clustered);
        assertThat(split).hasSize(2).containsAll(subjects("R01b"));
    }

    /** Article 17 for one platform: a natural person's limit, or a company's. */
    private static long limit(Books books, String who) {
        boolean person =
                books.users.values().stream().anyMatch(user -> user.who().equals(who) && user.type() == 1);
        return Yuan.fen(person ? 200_000 : 1_000_000);
    }

    @Test
    void relatedBorrowersOweMuchWhereHiddenAndLittleWhereDeclared() {
        Map<String, Set<String>> related = new HashMap<>();
        CITY.registry()
                .get("affiliations.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> related.computeIfAbsent(cells[0], lender -> new HashSet<>())
                        .add(IdentityHash.of(cells[2])));
        int day = Positions.day(40);
        Set<String> heavy = new TreeSet<>();
        related.forEach((lender, parties) -> {
            Map<String, Long> owed = new Positions(BOOKS.get(lender)).byBorrower(day);
            double share = (double) parties.stream()
                            .mapToLong(party -> owed.getOrDefault(party, 0L))
                            .sum()
                    / owed.values().stream().mapToLong(Long::longValue).sum();
            if (share > 0.05) {
                heavy.add(lender);
            } else {
                assertThat(share).isLessThan(0.02);
            }
        });
        assertThat(heavy).isEqualTo(expected("R06a"));
    }

    @Test
    void guarantorsOverTheirLimitsAreThePlantedOnes() {
        Map<String, Long> guaranteed = new HashMap<>();
        for (Books books : BOOKS.values()) {
            Positions positions = new Positions(books);
            for (Books.L loan : books.loans.values()) {
                String[] documents = loan.guarantors().split(",");
                for (String document : documents) {
                    guaranteed.merge(
                            document, positions.outstanding(loan, Positions.day(60)) / documents.length, Long::sum);
                }
            }
        }
        Set<String> over = new HashSet<>();
        registry("guarantors.csv", 0).forEach((document, cells) -> {
            double leverage = guaranteed.getOrDefault(document, 0L) / 100.0 / Double.parseDouble(cells[3]);
            if (leverage > 10) {
                assertThat(leverage).isGreaterThan(18);
                over.add(IdentityHash.of(document));
            } else {
                assertThat(leverage).isLessThan(1);
            }
        });
        assertThat(over).isEqualTo(subjects("R09a"));
    }

    @Test
    void wordsAndAgesThatAreForbiddenStandInPlantedLoans() {
        Set<String> words = new HashSet<>();
        Set<String> promises = new HashSet<>();
        Set<String> minors = new HashSet<>();
        for (Books books : BOOKS.values()) {
            Map<String, String> documents = new HashMap<>();
            books.users.values().forEach(user -> documents.put(user.who(), user.document()));
            for (Books.L loan : books.loans.values()) {
                String text = loan.text();
                if (text.matches(".*(股票|配资|期货|打新|虚拟货币|购房|彩票).*")) {
                    words.add(loan.code());
                }
                if ((loan.name() + text).matches(".*(保本|保息|兜底|风险准备金|备付金|质保).*")) {
                    promises.add(loan.code());
                }
                String document = documents.getOrDefault(loan.who(), "");
                if (document.endsWith("****")) {
                    LocalDate birth = LocalDate.of(
                            Integer.parseInt(document.substring(6, 10)),
                            Integer.parseInt(document.substring(10, 12)),
                            Integer.parseInt(document.substring(12, 14)));
                    LocalDate at = BusinessTime.date(BusinessTime.dayOf(loan.at()));
                    if (birth.plusYears(18).isAfter(at)) {
                        minors.add(loan.code());
                    }
                    assertThat(birth.plusYears(65)).isAfter(at);
                }
            }
        }
        assertThat(words).isEqualTo(subjects("R20b"));
        assertThat(promises).isEqualTo(subjects("R08e"));
        assertThat(minors).isEqualTo(subjects("R20c"));
    }

    @Test
    void onlyOneLenderFundsMuchAndPassesItOn() {
        Set<String> found = new HashSet<>();
        for (Books books : BOOKS.values()) {
            int to = Positions.day(85);
            long all = books.sum(2, to - 29, to);
            Map<String, Long> lent = new HashMap<>();
            Map<String, Long> sold = new HashMap<>();
            for (Books.T t : books.flows) {
                if (t.day() > to - 30 && t.day() <= to && t.type() == 2) {
                    lent.merge(t.who(), t.fen(), Long::sum);
                } else if (t.day() > to - 30 && t.day() <= to + 7 && t.type() == 11) {
                    sold.merge(t.who(), t.fen(), Long::sum);
                }
            }
            lent.forEach((who, fen) -> {
                if (fen >= 0.3 * all && sold.getOrDefault(who, 0L) >= 0.8 * fen) {
                    assertThat((double) fen / all).isGreaterThan(0.36);
                    found.add(who);
                }
            });
        }
        assertThat(found).isEqualTo(subjects("R21a"));
    }

    @Test
    void transfersInOneSecondForManyLoansHappenAtOnePlatform() {
        Set<String> found = new TreeSet<>();
        for (Books books : BOOKS.values()) {
            Map<String, String> claimOf = new HashMap<>();
            books.offers.forEach(offer -> claimOf.put(offer.id(), offer.claim()));
            books.offerStates.stream()
                    .filter(state -> state.state() == 1)
                    .collect(Collectors.groupingBy(
                            Books.TS::at,
                            Collectors.mapping(
                                    state -> books.claims
                                            .get(claimOf.get(state.id()))
                                            .loan(),
                                    Collectors.toSet())))
                    .values()
                    .forEach(loans -> {
                        if (loans.size() >= 50) {
                            found.add(books.lender.code());
                        }
                    });
        }
        assertThat(found).isEqualTo(expected("R21b"));
    }

    @Test
    void balancesByProjectsAndByFlowsDifferWhereLoansAreHidden() {
        Set<String> found = new TreeSet<>();
        for (Books books : BOOKS.values()) {
            Map<String, Long> paidOut = new HashMap<>();
            books.flows.stream()
                    .filter(t -> t.type() == 1 || t.type() == 45)
                    .forEach(
                            t -> paidOut.put(t.loan(), books.loans.get(t.loan()).amount()));
            books.flows.stream()
                    .filter(t -> t.type() == 18)
                    .forEach(t -> paidOut.computeIfPresent(t.loan(), (loan, left) -> left - t.fen()));
            long byFlows = paidOut.values().stream()
                    .mapToLong(left -> Math.max(0, left))
                    .sum();
            Positions positions = new Positions(books);
            long byProjects = books.loans.values().stream()
                    .filter(loan -> paidOut.containsKey(loan.code()))
                    .mapToLong(loan -> positions.outstanding(loan, Positions.day(Span.DAYS - 1)))
                    .sum();
            if (Math.abs(byFlows - byProjects) > 0.01 * byProjects) {
                found.add(books.lender.code());
            }
        }
        // Whoever stops reporting money shows the same.
        found.removeAll(expected("R14b"));
        assertThat(found).isEqualTo(expected("R22c"));
    }

    @Test
    void ratesStandOutFromPeersAtOnePlatform() {
        Map<String, Double> rates = new HashMap<>();
        for (Books books : BOOKS.values()) {
            if (books.lender.type() == InstitutionType.P2P) {
                double weighted = 0;
                double amount = 0;
                for (Books.C claim : books.claims.values()) {
                    weighted += claim.rate() * claim.fen();
                    amount += claim.fen();
                }
                rates.put(books.lender.code(), weighted / amount);
            }
        }
        double median = median(rates.values().stream().toList());
        double mad = median(
                rates.values().stream().map(rate -> Math.abs(rate - median)).toList());
        rates.forEach((lender, rate) -> {
            double deviation = (rate - median) / mad;
            if (expected("R18a").contains(lender)) {
                assertThat(deviation).isGreaterThan(3.6);
            } else {
                assertThat(deviation).as(lender).isLessThan(2.9);
            }
        });
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    @Test
    void microloansBeyondTheirLimitsAreThePlantedOnes() {
        Map<String, String[]> institutions = registry("institutions.csv", 0);
        Set<String> single = new HashSet<>();
        Set<String> strangers = new TreeSet<>();
        for (Books books : BOOKS.values()) {
            if (books.lender.type() != InstitutionType.MICROLOAN) {
                continue;
            }
            String[] row = institutions.get(books.lender.code());
            double netAssets = Double.parseDouble(row[10]) * 100;
            new Positions(books).byBorrower(Positions.day(80)).forEach((who, fen) -> {
                if (fen > 0.10 * netAssets) {
                    assertThat(fen / netAssets).isGreaterThan(0.12);
                    single.add(who);
                }
            });
            Map<String, String> regions = new HashMap<>();
            books.users
                    .values()
                    .forEach(user -> regions.put(
                            user.who(),
                            user.type() == 1
                                    ? user.document().substring(0, 6)
                                    : user.document().substring(2, 8)));
            double elsewhere = 0;
            double all = 0;
            for (Books.L loan : books.loans.values()) {
                int day = BusinessTime.dayOf(loan.at());
                if (day > Positions.day(65) && day <= Positions.day(95)) {
                    all += loan.amount();
                    elsewhere += regions.get(loan.who()).equals(row[4].substring(2, 8)) ? 0 : loan.amount();
                }
            }
            if (elsewhere / all > 0.2) {
                strangers.add(books.lender.code());
            }
        }
        assertThat(single).isEqualTo(subjects("R25a"));
        assertThat(strangers).isEqualTo(expected("R25d"));
    }

    @Test
    void declaredFiguresLieWherePlanted() {
        Set<String> lies = new TreeSet<>();
        for (String line : CITY.declared().lines().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            Positions positions = new Positions(BOOKS.get(cells[0]));
            int day = (int) java.time.YearMonth.parse(cells[1]).atEndOfMonth().toEpochDay();
            double overdue = positions.overdue(day, 0) / 100.0;
            if (Math.abs(Double.parseDouble(cells[10]) - overdue) > 0.01 * positions.balance(day) / 100.0) {
                lies.add(cells[0]);
            }
        }
        assertThat(expected("R22b")).containsAll(lies);
        assertThat(lies).hasSize(1);
    }

    @Test
    void custodyBeginsAfterTheFirstMoneyOrNeverWherePlanted() {
        Set<String> late = new TreeSet<>();
        Set<String> none = new TreeSet<>();
        registry("institutions.csv", 0).forEach((lender, cells) -> {
            if (cells[8].isEmpty()) {
                none.add(lender);
            } else if (LocalDate.parse(cells[9]).isAfter(Span.FIRST)) {
                late.add(lender);
            }
        });
        assertThat(late).isEqualTo(expected("R15b"));
        assertThat(none).isEqualTo(expected("R15a"));
    }

    @Test
    void publicReachIsBeyondTheCriminalThresholdWithoutALicence() {
        registry("institutions.csv", 0).forEach((lender, cells) -> {
            if (cells[6].isEmpty()) {
                Books books = BOOKS.get(lender);
                Set<String> persons =
                        books.claims.values().stream().map(Books.C::who).collect(Collectors.toSet());
                assertThat(persons).hasSizeGreaterThan(180);
                assertThat(expected("R24a")).contains(lender);
            }
        });
    }

    /** T.2 of who lent for the first time within thirty days and held nothing before, over T.8 + T.9 of these days. */
    private static double dependence(Books books, int day) {
        Map<String, Integer> first = new HashMap<>();
        books.claims.values().forEach(claim -> first.merge(claim.who(), claim.day(), Math::min));
        double fresh = 0;
        for (Books.T t : books.flows) {
            boolean isNew = t.day() - first.getOrDefault(t.who(), t.day()) < 30;
            fresh += t.type() == 2 && isNew && t.day() > day - 30 && t.day() <= day ? t.fen() : 0;
        }
        return fresh / (books.sum(8, day - 29, day) + books.sum(9, day - 29, day));
    }

    private static double gap(Books books, int day) {
        double earned = books.sum(18, day - 29, day) + books.sum(19, day - 29, day) + books.sum(27, day - 29, day);
        return 1 - earned / (books.sum(8, day - 29, day) + books.sum(9, day - 29, day) + books.sum(48, day - 29, day));
    }

    @Test
    void onlyTheSnowballDependsOnNewMoneyMoreAndMoreWhileNobodyPaysIn() {
        int day = Positions.day(Span.DAYS - 8);
        Set<String> found = new TreeSet<>();
        BOOKS.forEach((lender, books) -> {
            double rise = dependence(books, day) / dependence(books, day - 30);
            if (gap(books, day) > 0.1 && books.sum(8, day - 29, day) > 0 && rise > 1.2) {
                assertThat(rise).as(lender).isGreaterThan(2);
                assertThat(gap(books, day)).isGreaterThan(0.3);
                found.add(lender);
            }
        });
        assertThat(found).isEqualTo(expected("R07c"));
    }

    @Test
    void lossesBeyondTheCriminalThresholdAreThePlantedOnes() {
        Set<String> found = new TreeSet<>();
        registry("institutions.csv", 0).forEach((lender, cells) -> {
            if (cells[6].isEmpty()) {
                Positions positions = new Positions(BOOKS.get(lender));
                if (positions.overdue(Positions.day(Span.DAYS - 1), 0) >= Yuan.fen(250_000)) {
                    assertThat(positions.overdue(Positions.day(Span.DAYS - 1), 90))
                            .isGreaterThan(Yuan.fen(600_000));
                    found.add(lender);
                }
            }
        });
        assertThat(found).isEqualTo(expected("R24c"));
    }

    @Test
    void oneBuyerTakesOverdueClaimsAtAMonthsEndWherePlanted() {
        Set<String> found = new TreeSet<>();
        BOOKS.forEach((lender, books) -> {
            Map<String, Long> taken = new HashMap<>();
            for (Books.T t : books.flows) {
                LocalDate day = BusinessTime.date(t.day());
                if (t.type() == 17 && day.getDayOfMonth() > day.lengthOfMonth() - 3) {
                    taken.merge(t.who() + day.getMonth(), t.fen(), Long::sum);
                }
            }
            long most = taken.values().stream().mapToLong(Long::longValue).max().orElse(0);
            double share = (double) most / new Positions(books).balance(Positions.day(77));
            if (share > 0.01) {
                assertThat(share).as(lender).isGreaterThan(0.03);
                found.add(lender);
            }
        });
        assertThat(found).isEqualTo(expected("R17f"));
    }

    @Test
    void batchesFailWherePlantedAndMoreThanTheRuleAllows() {
        Set<String> failing = new TreeSet<>();
        int failed = 0;
        int sent = 0;
        for (var days = CITY.days(); days.hasNext(); ) {
            var day = days.next();
            List<io.firewatch.embedded.city.Batch> bad = CITY.failed(day.last());
            bad.forEach(batch -> failing.add(batch.lender().code()));
            failed += bad.size();
            sent += bad.isEmpty()
                    ? 0
                    : (int) day.batches().stream()
                            .filter(batch -> failing.contains(batch.lender().code()))
                            .count();
        }
        assertThat((double) failed / (failed + sent)).isGreaterThan(0.12);
        assertThat(failing).isEqualTo(expected("R22f"));
    }

    @Test
    void firstDaysAreThoseOfTheFormulas() {
        Formulas formulas = Formulas.of(BOOKS);
        Map<String, String> first = new TreeMap<>();
        for (String rule :
                List.of("R03a", "R07b", "R08a", "R13", "R16a", "R16b", "R16c", "R17a", "R17b", "R17c", "R22e")) {
            CITY.expected().stream()
                    .filter(each -> each.rule().equals(rule) && each.subject() == null)
                    .min(Comparator.comparing(Expected::from))
                    .ifPresent(each -> {
                        int computed = formulas.institutions
                                .get(rule)
                                .get(each.lender())
                                .firstOffset();
                        long told = each.from().toEpochDay() - Span.FIRST.toEpochDay();
                        if (Math.abs(told - computed) > 4) {
                            first.put(rule, told + " told, " + computed + " computed");
                        }
                    });
        }
        assertThat(first).isEmpty();
    }
}
