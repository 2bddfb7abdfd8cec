package io.firewatch.benchmarks.secondcity;

import io.firewatch.embedded.city.Fact;
import io.firewatch.embedded.city.Lender;
import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One lender while its books are written: how each record type is told, and the ledger of all its money. */
final class House {
    private static final String UUID = "$2a$10$abcdefghijklmnopqrstuu";
    private static final String PHONE = "$2a$10$zyxwvutsrqponmlkjihgfeKTgYlLq2D3qJBPJuIyW3ImQ6MzKCn2W";

    final Lender lender;
    final People people;
    final Random random;
    final Journal journal = new Journal();
    final List<Flow> flows = new ArrayList<>();
    final List<Deal> deals = new ArrayList<>();
    final List<Someone> pool = new ArrayList<>();
    Sending sending = Sending.atOnce();
    /** What the bank keeps of each withdrawal of an investor, fen; reported as 23. */
    long withdrawalFee;
    /** Days on which the client's export breaks before it is mended. */
    Predicate<LocalDate> garbles = day -> false;
    /** Share of transactions that carry the bank's id; negative for a client that never sends it. */
    double bankIds = -1;
    /** Transactions that are told a day after they happened. */
    Predicate<Flow> late = flow -> false;
    /** Most that investors take out on a day, given what they put in. */
    WithdrawalCap withdrawalCap = (day, deposits) -> deposits * 7 / 10;

    private final Set<String> told = new HashSet<>();
    private int serial;

    /** A day's limit, fen. */
    interface WithdrawalCap {
        long of(LocalDate day, long deposits);
    }

    House(Lender lender, People people, long seed) {
        this.lender = lender;
        this.people = people;
        this.random = new Random(seed * 31 + lender.code().hashCode());
    }

    String code(String prefix) {
        serial++;
        return prefix
                + lender.code().substring(lender.code().length() - 3)
                + String.format(Locale.ROOT, "%06d", serial);
    }

    LocalTime officeHours() {
        return LocalTime.of(9 + random.nextInt(8), random.nextInt(60), random.nextInt(60));
    }

    void user(Someone who, LocalDate day) {
        if (!who.joins() || !told.add(who.hash() + who.attr())) {
            return;
        }
        String id = who.document();
        tell(
                day,
                Fact.of(
                        RecordType.USER_INFO,
                        who.company() ? "2" : "1",
                        String.valueOf(who.attr()),
                        Span.print(day.minusDays(3).atTime(10, 20, 30)),
                        who.name(),
                        "1",
                        who.company() ? "7" : "1",
                        who.company() ? id : id.substring(0, id.length() - 4) + "****",
                        who.hash(),
                        "1000000****",
                        PHONE,
                        UUID,
                        who.lawPerson(),
                        who.company() ? who.fundWan() + ".0000" : "-1",
                        who.company() ? id.substring(2, 8) : "-1",
                        who.address(),
                        who.company() ? who.registered().toString() : "-1",
                        who.company() ? "-1" : (id.charAt(id.length() - 2) - '0') % 2 == 1 ? "1" : "0",
                        who.account()));
    }

    void loan(Deal deal) {
        tell(
                deal.published.toLocalDate(),
                Fact.of(
                        RecordType.SCATTER_INVEST,
                        Span.print(deal.published),
                        deal.name,
                        deal.code,
                        deal.borrower.hash(),
                        String.valueOf(deal.use),
                        deal.describe,
                        rate(deal.rate),
                        Yuan.of(deal.amount),
                        Yuan.of(deal.surplus),
                        String.valueOf(deal.term),
                        String.valueOf(deal.payType),
                        Yuan.of(deal.upFront),
                        String.valueOf(deal.loanType),
                        String.valueOf(deal.guarantee.securityType()),
                        String.valueOf(deal.guarantee.count()),
                        deal.guarantee.names(),
                        deal.guarantee.documents(),
                        deal.guarantee.licences(),
                        Yuan.of(deal.guaranteeFee),
                        lender.name()));
    }

    void state(String loan, int state, LocalDateTime at) {
        tell(at.toLocalDate(), Fact.of(RecordType.STATUS, loan, String.valueOf(state), Span.print(at)));
    }

    void plan(Deal deal, List<Instalment> rows, LocalDate day) {
        for (Instalment row : rows) {
            tell(
                    day,
                    Fact.of(
                            RecordType.REPAY_PLAN,
                            deal.code,
                            deal.borrower.hash(),
                            String.valueOf(rows.size()),
                            String.valueOf(row.issue()),
                            deal.code + "-" + row.issue(),
                            Yuan.of(row.principal()),
                            Yuan.of(row.interest()),
                            Yuan.of(row.service()),
                            Span.print(row.due())));
        }
    }

    void claim(Deal deal, Slice slice) {
        LocalDate locked = deal.paidOut.toLocalDate().plusDays(Math.max(0, deal.lockDays));
        tell(
                deal.paidOut.toLocalDate(),
                Fact.of(
                        RecordType.CREDITOR,
                        slice.claim,
                        deal.code,
                        slice.investor.hash(),
                        Yuan.of(slice.fen),
                        rate(deal.rate),
                        Span.print(deal.paidOut),
                        Yuan.of(slice.red),
                        deal.lockDays < 0 ? "-1" : locked.toString()));
    }

    void product(Product product) {
        tell(
                product.start().toLocalDate(),
                Fact.of(
                        RecordType.LEND_PRODUCT,
                        product.code(),
                        Span.print(product.start()),
                        product.name(),
                        rate(product.rate()),
                        rate(product.rate()),
                        rate(product.rate()),
                        String.valueOf(product.term())));
    }

    void config(String claim, Product product, Someone investor, String loan, LocalDate day) {
        tell(day, Fact.of(RecordType.LEND_PRODUCT_CONFIG, claim, claim, product.code(), investor.hash(), loan));
    }

    void detail(String product, int type, long fen, Someone who, LocalDateTime at) {
        if (fen != 0) {
            tell(
                    at.toLocalDate(),
                    Fact.of(
                            RecordType.LEND_PARTICULARS,
                            code("MX"),
                            product,
                            String.valueOf(type),
                            Yuan.of(fen),
                            who.hash(),
                            Span.print(at)));
        }
    }

    /** Money that moves now; nothing is told when it is none. */
    void flow(
            @Nullable Deal deal,
            String claim,
            String transfer,
            String plan,
            int type,
            long fen,
            Someone who,
            LocalDateTime at) {
        flow(deal, claim, transfer, plan, type, fen, who, at, at);
    }

    void flow(
            @Nullable Deal deal,
            String claim,
            String transfer,
            String plan,
            int type,
            long fen,
            Someone who,
            LocalDateTime at,
            LocalDateTime neededAt) {
        if (fen == 0 || Span.isOver(at)) {
            return;
        }
        String loan = deal == null ? "-1" : deal.code;
        String name = deal == null ? "-1" : deal.name;
        Flow flow = new Flow(code("LS"), loan, claim, transfer, plan, type, fen, who, at, neededAt);
        flows.add(flow);
        List<String> values = new ArrayList<>(List.of(
                flow.trans(),
                loan,
                name,
                claim,
                transfer,
                plan,
                String.valueOf(type),
                Yuan.of(fen),
                who.hash(),
                Span.print(at)));
        if (bankIds >= 0) {
            values.add(bankTrans(flow));
        }
        LocalDate day = at.toLocalDate();
        tell(late.test(flow) ? day.plusDays(1) : day, Fact.of(RecordType.TRANSACT, values.toArray(String[]::new)));
    }

    /** The bank's id of a transaction, -1 where the client leaves it out; the same whenever asked. */
    String bankTrans(Flow flow) {
        return Math.floorMod(flow.trans().hashCode() * 31, 1000) < bankIds * 1000 ? "BK" + flow.trans() : "-1";
    }

    void tell(LocalDate businessDay, Fact fact) {
        journal.add(businessDay, sending, fact);
    }

    static String rate(double rate) {
        return String.format(Locale.ROOT, "%.6f", rate);
    }
}
