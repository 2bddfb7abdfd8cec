package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One lender being invented: its books, its entry in the registers, and what is true about it. */
final class Draft {
    /** A row of {@code affiliations.csv}. */
    record Tie(Someone party, String role, String share, LocalDate from) {}

    /** A row of {@code guarantors.csv}. */
    record Guarantor(Someone company, boolean licensed, long netAssets) {}

    final House house;
    /** The lender's own company. */
    final Someone own;

    final List<Expected> expected = new ArrayList<>();
    final List<Expected> arguable = new ArrayList<>();
    final List<Lawful> lawful = new ArrayList<>();
    final List<RegistryEvent> events = new ArrayList<>();
    final List<Tie> ties = new ArrayList<>();
    final List<Guarantor> guarantors = new ArrayList<>();

    String licensedFrom = "2016-09-01";
    String custodian = "望川银行";
    String custodyFrom = "2017-06-01";
    /** Whether the custodian is on the list of tested banks. */
    boolean custodianTested = true;

    long netAssets = 50_000_000;
    /** Owed to banks and shareholders, yuan. */
    long borrowings;
    /** Whether the custodian delivers a statement at all. */
    boolean hasStatement;
    /** Makes the statement differ from the ledger; honest unless set. */
    Consumer<List<CustodyLine>> statement = lines -> {};
    /** What happens after this hour, the bank books on the next day. */
    LocalTime cutOff = LocalTime.MAX;
    /** Whether the lender declares monthly figures, and how it falsifies them (month-end, figures). */
    boolean declares;

    BiConsumer<LocalDate, Map<String, String>> falsify = (day, figures) -> {};

    Draft(House house, Someone own) {
        this.house = house;
        this.own = own;
    }

    void expect(String rule, String pattern, @Nullable String subject, LocalDate from, String why) {
        expected.add(new Expected(rule, pattern, house.lender.code(), subject, from, why));
    }

    void expect(String rule, String pattern, @Nullable String subject, int from, String why) {
        expect(rule, pattern, subject, Span.day(from), why);
    }

    /** A formula that holds to the letter where a careful reader may see a lawful reason: neither required nor wrong. */
    void arguable(String rule, String pattern, @Nullable String subject, int from, String why) {
        arguable.add(new Expected(rule, pattern, house.lender.code(), subject, Span.day(from), why));
    }

    void lawful(String rule, String why) {
        lawful.add(new Lawful(rule, house.lender.code(), why));
    }

    void event(int day, String kind, String note) {
        events.add(new RegistryEvent(house.lender.code(), Span.day(day), kind, note));
    }

    void tie(Someone party, String role, String share) {
        ties.add(new Tie(party, role, share, LocalDate.of(2017, 3, 1)));
    }
}
