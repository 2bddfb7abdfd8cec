package io.firewatch.benchmarks.secondcity;

import io.firewatch.embedded.city.Batch;
import io.firewatch.embedded.city.CityDay;
import io.firewatch.embedded.city.Fact;
import io.firewatch.embedded.city.Lender;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.record.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One lender's records read back from what it sends, repeats dropped and newest versions kept: plain rows by type. */
final class Books {
    record T(
            String trans,
            String loan,
            String claim,
            String transfer,
            String plan,
            int type,
            long fen,
            String who,
            int day,
            long at,
            String bank) {
        /** Whether it names its party; reserves under the old codes 3 and 13 do not. */
        boolean isNamed() {
            return !who.equals("-1");
        }
    }

    record L(
            String code,
            String who,
            String name,
            String text,
            int use,
            double rate,
            long amount,
            long surplus,
            int term,
            long at,
            int payType,
            String guarantors,
            String licences) {}

    record S(int state, int day, long at) {}

    record P(String loan, int issue, long principal, long interest, long service, int due) {}

    record C(String id, String loan, String who, long fen, double rate, long red, int day, String lock) {}

    record LD(String product, int type, long fen, String who, int day, long at) {}

    record Config(String claim, String product) {}

    record TP(String id, String claim, long fen, long floatFen, int day) {}

    record TS(String id, int state, long at) {}

    record UT(String id, String transfer, String claim, String who, long fen, long at) {}

    record U(
            String who,
            int type,
            int attr,
            String document,
            String account,
            String lawPerson,
            String address,
            String registered,
            String fund) {}

    final Lender lender;
    final List<T> flows = new ArrayList<>();
    final Map<String, L> loans = new LinkedHashMap<>();
    final Map<String, List<S>> states = new LinkedHashMap<>();
    final Map<String, TreeMap<Integer, P>> plans = new LinkedHashMap<>();
    final Map<String, C> claims = new LinkedHashMap<>();
    final List<LD> details = new ArrayList<>();
    final List<Config> configs = new ArrayList<>();
    final Map<String, Integer> products = new LinkedHashMap<>();
    final List<TP> offers = new ArrayList<>();
    final List<TS> offerStates = new ArrayList<>();
    final List<UT> taken = new ArrayList<>();
    final Map<String, U> users = new LinkedHashMap<>();
    final TreeSet<Integer> sentDays = new TreeSet<>();
    final TreeSet<Integer> sentMoney = new TreeSet<>();
    int records;

    private final Set<Fact> seen = new HashSet<>();

    private Books(Lender lender) {
        this.lender = lender;
    }

    static Map<String, Books> of(SecondCity city) {
        Map<String, Books> books = new LinkedHashMap<>();
        city.lenders().forEach(lender -> books.put(lender.code(), new Books(lender)));
        for (Iterator<CityDay> days = city.days(); days.hasNext(); ) {
            for (Batch batch : days.next().batches()) {
                Books book = books.get(batch.lender().code());
                int sent = BusinessTime.day(batch.tradeDay());
                book.sentDays.add(sent);
                if (batch.type() == RecordType.TRANSACT) {
                    book.sentMoney.add(sent);
                }
                batch.facts().forEach(book::read);
            }
        }
        return books;
    }

    private void read(Fact f) {
        records++;
        if (!seen.add(f)) {
            return;
        }
        switch (f.type()) {
            case USER_INFO ->
                users.put(
                        f.value("userIdcardHash") + f.value("userAttr"),
                        new U(
                                f.value("userIdcardHash"),
                                code(f, "userType"),
                                code(f, "userAttr"),
                                f.value("userIdcard"),
                                f.value("userList"),
                                f.value("userLawperson"),
                                f.value("userAddress"),
                                f.value("registerDate"),
                                f.value("userFund")));
            case SCATTER_INVEST ->
                loans.put(
                        f.value("sourceProductCode"),
                        new L(
                                f.value("sourceProductCode"),
                                f.value("userIdcardHash"),
                                f.value("productName"),
                                f.value("loanDescribe"),
                                code(f, "loanUse"),
                                Double.parseDouble(f.value("loanRate")),
                                fen(f, "amount"),
                                fen(f, "surplusAmount"),
                                code(f, "term"),
                                at(f, "productStartTime"),
                                code(f, "payType"),
                                f.value("securityCompanyIdcard"),
                                f.value("isFinancingAssure")));
            case STATUS ->
                states.computeIfAbsent(f.value("sourceProductCode"), c -> new ArrayList<>())
                        .add(new S(code(f, "productStatus"), day(f, "productDate"), at(f, "productDate")));
            case REPAY_PLAN -> {
                // A plan told anew replaces the whole plan: periods beyond its last are gone (A.6).
                plans.computeIfAbsent(f.value("sourceProductCode"), c -> new TreeMap<>())
                        .tailMap(code(f, "totalIssue"), false)
                        .clear();
                plans.computeIfAbsent(f.value("sourceProductCode"), c -> new TreeMap<>())
                        .put(
                                code(f, "issue"),
                                new P(
                                        f.value("sourceProductCode"),
                                        code(f, "issue"),
                                        fen(f, "curFund"),
                                        fen(f, "curInterest"),
                                        fen(f, "curServiceCharge"),
                                        day(f, "repayTime")));
            }
            case CREDITOR ->
                claims.put(
                        f.value("finClaimId"),
                        new C(
                                f.value("finClaimId"),
                                f.value("sourceProductCode"),
                                f.value("userIdcardHash"),
                                fen(f, "invAmount"),
                                Double.parseDouble(f.value("invRate")),
                                fen(f, "redpackage"),
                                day(f, "invTime"),
                                f.value("lockTime")));
            case TRANSFER_PROJECT ->
                offers.add(new TP(
                        f.value("transferId"),
                        f.value("finClaimId"),
                        fen(f, "transferAmount"),
                        fen(f, "floatMoney"),
                        day(f, "transferDate")));
            case TRANSFER_STATUS ->
                offerStates.add(new TS(f.value("transferId"), code(f, "transferStatus"), at(f, "productDate")));
            case UNDER_TAKE ->
                taken.add(new UT(
                        f.value("unFinClaimId"),
                        f.value("transferId"),
                        f.value("finClaimId"),
                        f.value("userIdcardHash"),
                        fen(f, "takeAmount"),
                        at(f, "takeTime")));
            case TRANSACT ->
                flows.add(new T(
                        f.value("transId"),
                        f.value("sourceProductCode"),
                        f.value("finClaimId"),
                        f.value("transferId"),
                        f.value("replanId"),
                        code(f, "transType"),
                        fen(f, "transMoney"),
                        f.value("userIdcardHash"),
                        day(f, "transTime"),
                        at(f, "transTime"),
                        f.names().contains("bankTransId") ? f.value("bankTransId") : ""));
            case LEND_PRODUCT -> products.put(f.value("sourceFinancingCode"), code(f, "term"));
            case LEND_PRODUCT_CONFIG -> configs.add(new Config(f.value("finClaimId"), f.value("sourceFinancingCode")));
            case LEND_PARTICULARS ->
                details.add(new LD(
                        f.value("sourceFinancingCode"),
                        code(f, "transType"),
                        fen(f, "transMoney"),
                        f.value("userIdcardHash"),
                        day(f, "transTime"),
                        at(f, "transTime")));
        }
    }

    private static long fen(Fact f, String field) {
        return Money.parseYuan(f.value(field)).fen();
    }

    private static int code(Fact f, String field) {
        return Integer.parseInt(f.value(field));
    }

    private static long at(Fact f, String field) {
        return BusinessTime.parseMoment(f.value(field));
    }

    private static int day(Fact f, String field) {
        return BusinessTime.parseDay(f.value(field));
    }

    /** Transactions of a type within days, inclusive. */
    long sum(int type, int from, int to) {
        return flows.stream()
                .filter(t -> t.type() == type && t.day() >= from && t.day() <= to)
                .mapToLong(T::fen)
                .sum();
    }
}
