package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.RecordType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds up a city's records the plain way, straight from the formulas of the rules document; amounts in fen. */
final class Oracle {
    final Map<String, LoanSums> loans = new HashMap<>();
    final Map<String, Boolean> companies = new HashMap<>();
    /** lender|type → signed sum of the last 30 days of the history. */
    final Map<String, Long> lastMonth = new HashMap<>();
    /** lender|product|party → LD.2 − LD.8 − live claims configured. */
    final Map<String, Long> unmatched = new HashMap<>();

    final Map<String, Long> outstanding = new HashMap<>();
    final Map<String, Long> terms = new HashMap<>();
    final Set<String> configured = new HashSet<>();
    final Map<String, Integer> perDay = new TreeMap<>();
    final Map<RecordType, Integer> perType = new TreeMap<>();
    private final Map<String, String> productOfClaim = new HashMap<>();
    private final Map<String, String> holderOfClaim = new HashMap<>();
    private final Map<String, Long> liveClaims = new HashMap<>();
    int records;

    /** A 4 that names a row of the plan has nothing to do with the payout. */
    private static final int FEE_BY_INSTALMENT = -4;

    static final class LoanSums {
        String lender = "";
        String borrower = "";
        long amount;
        int status = -1;
        String statusAt = "";
        long claims;
        final Map<Integer, Long> flows = new HashMap<>();

        long flow(int... types) {
            long sum = 0;
            for (int type : types) {
                sum += flows.getOrDefault(type, 0L);
            }
            return sum;
        }

        long outstanding() {
            return LoanState.isOutstanding(status) ? Math.max(0, amount - flow(18)) : 0;
        }

        long payoutGap() {
            return flows.containsKey(1) ? flow(2, 10) - flow(1, 45, 3, 4, 29) : 0;
        }

        int startedDay;
    }

    static Oracle of(City city, int lastDay) {
        Oracle oracle = new Oracle();
        Set<String> seen = new HashSet<>();
        for (Iterator<CityDay> days = city.days(); days.hasNext(); ) {
            CityDay day = days.next();
            oracle.perDay.put(day.first().toString(), day.records());
            for (Batch batch : day.batches()) {
                for (Fact fact : batch.facts()) {
                    oracle.records++;
                    oracle.perType.merge(fact.type(), 1, Integer::sum);
                    if (seen.add(batch.lender().code() + fact)) {
                        oracle.take(batch.lender(), fact, lastDay);
                    }
                }
            }
        }
        oracle.match();
        return oracle;
    }

    private void take(Lender lender, Fact fact, int lastDay) {
        String code = lender.code();
        switch (fact.type()) {
            case USER_INFO ->
                companies.put(
                        fact.value("userIdcardHash"), fact.value("userType").equals("2"));
            case SCATTER_INVEST -> {
                LoanSums loan = loan(code, fact);
                loan.startedDay = BusinessTime.parseDay(fact.value("productStartTime"));
                loan.borrower = fact.value("userIdcardHash");
                long surplus = fen(fact, "surplusAmount");
                loan.amount = surplus > 0 ? surplus : fen(fact, "amount");
            }
            case STATUS -> {
                LoanSums loan = loan(code, fact);
                if (fact.value("productDate").compareTo(loan.statusAt) >= 0) {
                    loan.statusAt = fact.value("productDate");
                    loan.status = Integer.parseInt(fact.value("productStatus"));
                }
            }
            case CREDITOR -> {
                long amount = fen(fact, "invAmount") + fen(fact, "redpackage");
                loan(code, fact).claims += amount;
                claim(code, fact.value("finClaimId"), fact, amount);
            }
            case UNDER_TAKE -> {
                claim(code, fact.value("unFinClaimId"), fact, fen(fact, "takeAmount"));
                liveClaims.merge(code + fact.value("finClaimId"), -fen(fact, "takeAmount"), Long::sum);
            }
            case LEND_PRODUCT ->
                terms.put(code + "|" + fact.value("sourceFinancingCode"), Long.valueOf(fact.value("term")));
            case LEND_PRODUCT_CONFIG -> {
                productOfClaim.put(code + fact.value("finClaimId"), fact.value("sourceFinancingCode"));
                configured.add(code + "|" + fact.value("sourceFinancingCode"));
            }
            case LEND_PARTICULARS -> {
                int sign = fact.value("transType").equals("2")
                        ? 1
                        : fact.value("transType").equals("8") ? -1 : 0;
                String product = code + "|" + fact.value("sourceFinancingCode");
                long fen = sign * fen(fact, "transMoney");
                unmatched.merge(product + "|" + fact.value("userIdcardHash"), fen, Long::sum);
                outstanding.merge(code, fen, Long::sum);
            }
            case TRANSACT -> transact(code, fact, lastDay);
            default -> {}
        }
    }

    private void transact(String code, Fact fact, int lastDay) {
        int type = Integer.parseInt(fact.value("transType"));
        long fen = fen(fact, "transMoney");
        if (!fact.value("sourceProductCode").equals("-1")) {
            boolean byInstalment = type == 4 && !fact.value("replanId").equals("-1");
            loan(code, fact).flows.merge(byInstalment ? FEE_BY_INSTALMENT : type, fen, Long::sum);
        }
        if (type == 8) {
            liveClaims.merge(code + fact.value("finClaimId"), -fen, Long::sum);
        }
        if (BusinessTime.parseDay(fact.value("transTime")) > lastDay - 30) {
            lastMonth.merge(code + "|" + type, fen, Long::sum);
        }
    }

    private void claim(String code, String claim, Fact fact, long amount) {
        liveClaims.merge(code + claim, amount, Long::sum);
        holderOfClaim.put(code + claim, fact.value("userIdcardHash"));
    }

    private void match() {
        liveClaims.forEach((claim, live) -> {
            String product = productOfClaim.get(claim);
            if (product != null) {
                String code = claim.substring(0, 15);
                unmatched.merge(code + "|" + product + "|" + holderOfClaim.get(claim), -live, Long::sum);
            }
        });
    }

    private LoanSums loan(String code, Fact fact) {
        LoanSums loan = loans.computeIfAbsent(code + fact.value("sourceProductCode"), id -> new LoanSums());
        loan.lender = code;
        return loan;
    }

    private static long fen(Fact fact, String field) {
        return Money.parseYuan(fact.value(field)).fen();
    }

    /** lender|party → exposure; party → exposure over the city. */
    Map<String, Long> exposures(boolean overTheCity) {
        Map<String, Long> sums = new HashMap<>();
        loans.values()
                .forEach(loan -> sums.merge(
                        overTheCity ? loan.borrower : loan.lender + "|" + loan.borrower,
                        loan.outstanding(),
                        Long::sum));
        return sums;
    }

    long limit(String party) {
        return companies.getOrDefault(party, false) ? 100_000_000L : 20_000_000L;
    }

    double unmatchedShare(String lender) {
        long sum = unmatched.entrySet().stream()
                .filter(one -> one.getKey().startsWith(lender) && !one.getKey().contains("|-1|"))
                .mapToLong(one -> Math.max(0, one.getValue()))
                .sum();
        return sum / (double) outstanding.get(lender);
    }

    double ponziGap(String lender) {
        long paid = month(lender, 8) + month(lender, 9) + month(lender, 48);
        long earned = month(lender, 18) + month(lender, 19) + month(lender, 27) - month(lender, 30) - month(lender, 47);
        return 1 - earned / (double) paid;
    }

    long month(String lender, int type) {
        return lastMonth.getOrDefault(lender + "|" + type, 0L);
    }
}
