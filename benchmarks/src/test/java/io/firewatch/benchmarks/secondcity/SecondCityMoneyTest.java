package io.firewatch.benchmarks.secondcity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Money is neither made nor lost at a clean lender, and second-sieve sources agree with it. */
class SecondCityMoneyTest {
    private static final SecondCity CITY = SecondCity.plan(7);
    private static final Map<String, Books> BOOKS = Books.of(CITY);
    private static final Set<Integer> IN = Set.of(6, 8, 9, 11, 41, 44, 48, 49);
    private static final Set<Integer> OUT = Set.of(2, 7, 17, 23, 40, 46);

    private static List<Books> clean() {
        Set<String> guilty = CITY.expected().stream().map(Expected::lender).collect(Collectors.toSet());
        return BOOKS.values().stream()
                .filter(books -> !guilty.contains(books.lender.code()))
                .toList();
    }

    @Test
    void whatLendersGiveIsWhatBorrowersGet() {
        for (Books books : clean()) {
            Map<String, Long> gap = new TreeMap<>();
            Map<String, Integer> paid = new HashMap<>();
            books.flows.stream().filter(t -> t.type() == 1 || t.type() == 45).forEach(t -> paid.put(t.loan(), t.day()));
            for (Books.T t : books.flows) {
                Integer day = paid.get(t.loan());
                if (day == null) {
                    continue;
                }
                if (t.type() == 2 || t.type() == 10) {
                    gap.merge(t.loan(), t.fen(), Long::sum);
                } else if (Set.of(1, 45).contains(t.type())
                        || (t.day() <= day + 3 && Set.of(3, 4, 29).contains(t.type()) && t.isNamed())) {
                    gap.merge(t.loan(), -t.fen(), Long::sum);
                }
            }
            assertThat(gap.values()).as(books.lender.toString()).allMatch(fen -> fen == 0);
        }
    }

    @Test
    void whatBorrowersPayIsWhatLendersGet() {
        for (Books books : clean()) {
            Map<String, Long> gap = new TreeMap<>();
            for (Books.T t : books.flows) {
                // What was paid on the last day may reach lenders on a day the city does not see.
                if (Set.of(18, 19, 27).contains(t.type()) && t.day() < Positions.day(Span.DAYS - 1)) {
                    gap.merge(t.plan(), t.fen(), Long::sum);
                } else if (t.type() == 8 || t.type() == 9) {
                    gap.merge(t.plan(), -t.fen(), Long::sum);
                }
            }
            Set<String> lastDay = books.flows.stream()
                    .filter(t -> t.day() >= Positions.day(Span.DAYS - 1))
                    .map(Books.T::plan)
                    .collect(Collectors.toCollection(HashSet::new));
            gap.keySet().removeAll(lastDay);
            assertThat(gap.values()).as(books.lender.toString()).allMatch(fen -> fen == 0);
        }
    }

    @Test
    void noInvestorOfACleanLenderEverSpendsWhatHeHasNot() {
        for (Books books : clean()) {
            Set<String> borrowers =
                    books.loans.values().stream().map(Books.L::who).collect(Collectors.toSet());
            Map<String, Long> wallets = new HashMap<>();
            List<String> broke = new ArrayList<>();
            books.flows.stream()
                    .filter(t -> !borrowers.contains(t.who()))
                    .sorted(Comparator.comparingLong(Books.T::at))
                    .forEach(t -> {
                        long signed = IN.contains(t.type()) ? t.fen() : OUT.contains(t.type()) ? -t.fen() : 0;
                        if (wallets.merge(t.who(), signed, Long::sum) < 0) {
                            broke.add(t.toString());
                        }
                    });
            assertThat(broke).as(books.lender.toString()).isEmpty();
        }
    }

    @Test
    void whatABuyerPaysTheSellerGets() {
        BOOKS.values().forEach(books -> assertThat(books.sum(11, 0, Integer.MAX_VALUE))
                .as(books.lender.toString())
                .isEqualTo(books.sum(17, 0, Integer.MAX_VALUE)));
    }

    @Test
    void custodiansAgreeWithHonestLedgersAndNotWithTheOther() {
        Set<String> gaps = CITY.expected().stream()
                .filter(each -> each.rule().equals("R15d"))
                .map(Expected::lender)
                .collect(Collectors.toSet());
        assertThat(CITY.statements()).hasSizeGreaterThanOrEqualTo(4);
        CITY.statements().forEach((lender, lines) -> {
            long bank = lines.stream()
                    .mapToLong(line -> line.in() ? line.fen() : -line.fen())
                    .sum();
            Books books = BOOKS.get(lender);
            // On the last evening the bank has not booked everything yet.
            long ledger = books.sum(6, 0, Integer.MAX_VALUE)
                    - books.sum(7, 0, Integer.MAX_VALUE)
                    - books.sum(23, 0, Integer.MAX_VALUE);
            long lastDay = books.sum(7, Positions.day(Span.DAYS - 1), Integer.MAX_VALUE);
            if (gaps.contains(lender)) {
                assertThat(ledger - bank).isGreaterThan(Yuan.fen(300_000));
            } else {
                assertThat(bank).as(lender).isBetween(ledger, ledger + lastDay);
            }
        });
    }

    @Test
    void guestsOweTooMuchOverAllPlatformsAndNotOnOne() {
        for (String rule : List.of("R02a", "R02b")) {
            Expected guest = CITY.expected().stream()
                    .filter(each -> each.rule().equals(rule))
                    .findFirst()
                    .orElseThrow();
            int day = Positions.day(50);
            List<Long> owed = BOOKS.values().stream()
                    .map(books -> new Positions(books).byBorrower(day).getOrDefault(guest.subject(), 0L))
                    .filter(fen -> fen > 0)
                    .toList();
            assertThat(owed).allMatch(fen -> fen < Yuan.fen(180_000));
            assertThat(owed.stream().mapToLong(Long::longValue).sum())
                    .isGreaterThanOrEqualTo(Yuan.fen(rule.equals("R02a") ? 1_200_000 : 600_000));
        }
    }

    @Test
    void honestDisclosuresAgreeWithTheRecords() {
        Map<String, Books> clean =
                clean().stream().collect(Collectors.toMap(books -> books.lender.code(), books -> books));
        int compared = 0;
        for (String line : CITY.declared().lines().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            Books books = clean.get(cells[0]);
            if (books == null) {
                continue;
            }
            int day = (int) java.time.YearMonth.parse(cells[1]).atEndOfMonth().toEpochDay();
            Positions positions = new Positions(books);
            assertThat(Double.parseDouble(cells[2])).as(line).isEqualTo(positions.balance(day) / 100.0);
            assertThat(Integer.parseInt(cells[5]))
                    .as(line)
                    .isEqualTo(positions.byBorrower(day).size());
            compared++;
        }
        assertThat(compared).isGreaterThanOrEqualTo(9);
    }
}
