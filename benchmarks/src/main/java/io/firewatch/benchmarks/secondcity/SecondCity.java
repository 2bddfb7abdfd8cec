package io.firewatch.benchmarks.secondcity;

import io.firewatch.embedded.city.Batch;
import io.firewatch.embedded.city.CityDay;
import io.firewatch.embedded.city.ClientStyle;
import io.firewatch.embedded.city.Fact;
import io.firewatch.embedded.city.Lender;
import io.firewatch.model.institution.InstitutionType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A city of twenty-two lenders over 114 business days, the same for the same seed: nine clean ones with every lawful
 * look-alike the rules warn of, thirteen that breach, and what custodians, registers and disclosures say about them.
 */
public final class SecondCity {
    private static final LocalDate OUTAGE = LocalDate.of(2020, 7, 25);

    private final List<Draft> drafts = new ArrayList<>();
    private final People people;
    private final long seed;

    private SecondCity(long seed) {
        this.seed = seed;
        this.people = new People(new Random(seed));
    }

    /** Invents the whole city. */
    public static SecondCity plan(long seed) {
        SecondCity city = new SecondCity(seed);
        city.build();
        return city;
    }

    private void build() {
        Guests guests = new Guests(people);
        add("晨星网贷", InstitutionType.P2P, ScatteredPlatform::write);
        add("安居理财", InstitutionType.P2P, PackagedPlatform::write);
        add("企盈网贷", InstitutionType.P2P, BusinessPlatform::write);
        add("望川惠民小额贷款", InstitutionType.MICROLOAN, OwnMoney::microloan);
        add("望川聚丰典当", InstitutionType.PAWN, OwnMoney::pawn);
        add("望川联合融资租赁", InstitutionType.LEASING, OwnMoney::leasing);
        add("望川信诺商业保理", InstitutionType.FACTORING, OwnMoney::factoring);
        add("安享金服", InstitutionType.P2P, draft -> PoolingPlatform.write(draft, guests));
        add("月盈宝", InstitutionType.P2P, draft -> MismatchPlatform.write(draft, guests));
        add("卓信在线", InstitutionType.P2P, draft -> SelfFinancer.write(draft, guests));
        add("快融网", InstitutionType.P2P, draft -> FakeListings.write(draft, guests));
        add("稳盈宝", InstitutionType.P2P, draft -> GuaranteedPlatform.write(draft, guests));
        add("汇通网贷", InstitutionType.P2P, RunAndSilence::write);
        add("高返乐", InstitutionType.P2P, draft -> Inducer.write(draft, guests));
        add("望川速达小额贷款", InstitutionType.MICROLOAN, UsuriousMicroloan::write);
        add("众帮网贷", InstitutionType.P2P, draft -> RottenPlatform.write(draft, guests));
        add("财源滚滚", InstitutionType.P2P, Unlicensed::write);
        add("望川同舟融资担保", InstitutionType.GUARANTEE, GuaranteeFirm::write);
        add("静安网贷", InstitutionType.P2P, OrderlyExit::write);
        add("滚雪金服", InstitutionType.P2P, SnowballPlatform::write);
        add("聚财通", InstitutionType.P2P, DefaultedRaiser::write);
        add("老街坊网贷", InstitutionType.P2P, OldHabits::write);
    }

    private void add(String name, InstitutionType type, Consumer<Draft> script) {
        int number = drafts.size() + 1;
        Lender lender = new Lender(
                String.format(Locale.ROOT, "CERT20180301%03d", number),
                name,
                type,
                number % 2 == 0 ? "东城区" : "西城区",
                "second-city-secret-" + number,
                ClientStyle.values()[number % ClientStyle.values().length],
                Set.of(),
                Set.of());
        Draft draft =
                new Draft(new House(lender, people, seed), people.company().as(1));
        // The city's line to the bureau is down for a day: everybody sends on the next.
        draft.house.sending = Sending.quiet(OUTAGE, OUTAGE);
        draft.house.user(draft.own, Span.FIRST);
        script.accept(draft);
        Wallets.fill(draft.house);
        if (number == 1) {
            repeat(draft.house);
        }
        drafts.add(draft);
    }

    /** A client that pushes one day in seven again on the next. */
    private static void repeat(House house) {
        for (int day = 6; day + 1 < Span.DAYS; day += 7) {
            List<Fact> again = house.journal.batches(house.lender, Span.day(day), false).stream()
                    .flatMap(batch -> batch.facts().stream())
                    .toList();
            LocalDate next = Span.day(day + 1);
            again.forEach(fact -> house.journal.add(next, Sending.atOnce(), fact));
        }
    }

    /** The lenders, with no plants and no habits: what is true about them is {@link #expected} and {@link #lawful}. */
    public List<Lender> lenders() {
        return drafts.stream().map(draft -> draft.house.lender).toList();
    }

    /** What is sent each day, every lender's batches in its own order; a day without batches is one without reports. */
    public Iterator<CityDay> days() {
        return IntStream.range(0, Span.DAYS).mapToObj(this::day).iterator();
    }

    private CityDay day(int offset) {
        LocalDate day = Span.day(offset);
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            House house = drafts.get(i).house;
            batches.addAll(house.journal.batches(house.lender, day, i % 4 == 3));
        }
        return new CityDay(day, day, List.copyOf(batches));
    }

    /** What was sent on a day in a form nobody can read, before it was sent again as {@link #days} has it. */
    public List<Batch> failed(LocalDate day) {
        return drafts.stream()
                .map(draft -> draft.house)
                .filter(house -> house.garbles.test(day))
                .flatMap(house -> house.journal.batches(house.lender, day, false).stream())
                .flatMap(batch -> Garbler.garbled(batch).stream())
                .toList();
    }

    /** Every breach, with the first day on which its formula holds. */
    public List<Expected> expected() {
        return drafts.stream().flatMap(draft -> draft.expected.stream()).toList();
    }

    /** Formulas that hold to the letter and may be read either way: a bench should neither require nor punish them. */
    public List<Expected> arguable() {
        return drafts.stream().flatMap(draft -> draft.arguable.stream()).toList();
    }

    /** Every lawful look-alike. */
    public List<Lawful> lawful() {
        return drafts.stream().flatMap(draft -> draft.lawful.stream()).toList();
    }

    /** {@code institutions.csv}, {@code affiliations.csv} and {@code guarantors.csv} by file name. */
    public Map<String, String> registry() {
        return Registers.of(drafts);
    }

    /** Custody statements by institution code, for those whose custodian delivers one. */
    public Map<String, String> custody() {
        Map<String, String> files = new LinkedHashMap<>();
        statements()
                .forEach((lender, lines) -> files.put(
                        lender,
                        Registers.text(Stream.concat(
                                        Stream.of(CustodyLine.HEADER),
                                        lines.stream().map(CustodyLine::csv))
                                .toList())));
        return files;
    }

    /** The lines of {@link #custody}. */
    public Map<String, List<CustodyLine>> statements() {
        Map<String, List<CustodyLine>> statements = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            if (draft.hasStatement) {
                statements.put(draft.house.lender.code(), Statements.of(draft));
            }
        }
        return statements;
    }

    /** {@code declared.csv}: what lenders disclose for each month-end. */
    public String declared() {
        return Registers.text(Stream.concat(
                        Stream.of(DeclaredMonth.HEADER),
                        drafts.stream()
                                .filter(draft -> draft.declares)
                                .flatMap(draft -> Disclosures.of(draft).stream())
                                .map(DeclaredMonth::csv))
                .toList());
    }

    /** {@code events.csv}: what others notice about lenders. */
    public String events() {
        return Registers.text(Stream.concat(
                        Stream.of(RegistryEvent.HEADER),
                        drafts.stream().flatMap(draft -> draft.events.stream()).map(RegistryEvent::csv))
                .toList());
    }

    List<Draft> drafts() {
        return drafts;
    }
}
