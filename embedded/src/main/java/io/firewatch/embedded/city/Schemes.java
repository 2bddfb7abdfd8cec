package io.firewatch.embedded.city;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything peculiar that one lender does beside its ordinary business. */
final class Schemes {
    private final Ledger ledger;
    private final Origination origination;
    private final Map<Plant, Scheme> breaches = new EnumMap<>(Plant.class);
    private final List<Scheme> lawful;
    private int breached;

    private Schemes(Ledger ledger, Origination origination, List<Scheme> lawful) {
        this.ledger = ledger;
        this.origination = origination;
        this.lawful = lawful;
    }

    static Schemes of(
            Ledger ledger,
            Origination origination,
            Products products,
            Transfers transfers,
            Backers backers,
            Shared shared) {
        Schemes schemes = new Schemes(ledger, origination, lawful(ledger, origination, backers));
        ledger.lender.plants().stream().sorted().forEach(plant -> {
            Scheme scheme = breach(plant, ledger, origination, products, transfers, backers, shared);
            if (scheme != null) {
                schemes.breaches.put(plant, scheme);
            }
        });
        return schemes;
    }

    /** Null where the breach is a way of doing ordinary business. */
    private static @Nullable Scheme breach(
            Plant plant,
            Ledger ledger,
            Origination origination,
            Products products,
            Transfers transfers,
            Backers backers,
            Shared shared) {
        return switch (plant) {
            case PERSON_OVER_LIMIT -> new OverLimit(ledger, origination, false);
            case COMPANY_OVER_LIMIT -> new OverLimit(ledger, origination, true);
            case SPLIT_BORROWERS -> new SplitBorrowers(ledger, origination);
            case ACROSS_PLATFORMS ->
                new Wanderer(
                        origination,
                        shared.across(),
                        () -> origination.draftLong(shared.across(), Wanderer.PERSONAL),
                        Integer.parseInt(products.suffix()) % 7);
            case MANY_PLATFORMS ->
                new Wanderer(
                        origination, shared.many(), () -> origination.draftLong(shared.many(), Wanderer.PERSONAL), 2);
            case SAME_PROJECT ->
                new Wanderer(
                        origination,
                        shared.project(),
                        () -> origination.draft(
                                shared.project(), Wanderer.COMPANY, 180, Schedule.AT_ONCE, shared.projectWords()),
                        Integer.parseInt(products.suffix()) % 5);
            case POOLED_MONEY -> new Pool(ledger, origination, products);
            case ON_DEMAND_LONG_LOANS -> new Known(List.of("HQ" + products.suffix()));
            case RELISTED_AT_MATURITY -> new Relisting(ledger, origination);
            case RELATED_BORROWERS -> new RelatedBorrowers(origination, backers);
            case SHELL_COMPANIES -> new ShellCompanies(ledger, origination);
            case BORROWER_ROLLS_OVER -> new RollingOver(ledger, origination);
            case GUARANTOR_OVERSTRETCHED -> new Known(List.of(ledger.guarantor.hash));
            case GUARANTOR_UNLICENSED -> new Known(List.of(ledger.secondGuarantor.hash));
            case GUARANTOR_RELATED -> new Known(List.of(backers.sister().hash));
            case FAKE_LISTINGS -> new FakeListings(ledger, origination);
            case USURY -> new DearLoans(ledger, origination, false);
            case DEDUCTED_IN_ADVANCE -> new DearLoans(ledger, origination, true);
            case RUN -> new Run(ledger);
            case FEW_BORROWERS -> new FewBorrowers(ledger, origination);
            case FORBIDDEN_USE, LENT_TO_A_MINOR, LENT_TO_A_STUDENT -> new ForbiddenLoans(plant, ledger, origination);
            case SUPER_LENDER -> new SuperLender(ledger, origination, transfers);
            case PACKAGED_TRANSFERS -> new Packaging(ledger, transfers);
            case LARGE_BORROWER_OF_MICROLOAN, LARGE_ONLINE_LOAN, TAKES_DEPOSITS ->
                new MicroloanExcess(plant, ledger, origination);
            case REGISTRATION_CHANGES -> new RegistrationChanges(ledger);
            default -> null;
        };
    }

    private static List<Scheme> lawful(Ledger ledger, Origination origination, Backers backers) {
        List<Scheme> lawful = new ArrayList<>();
        if (ledger.has(Habit.BORROWER_AT_THE_LIMIT)) {
            lawful.add(new AtTheLimit(ledger, origination));
        }
        if (ledger.has(Habit.WHALE)) {
            lawful.add(new Whale(ledger));
        }
        if (ledger.has(Habit.MATURITY_WALL)) {
            lawful.add(new MaturityWall(ledger, origination));
        }
        if (ledger.has(Habit.ANNOUNCED_EXIT)) {
            lawful.add(new OrderlyExit(ledger));
        }
        if (ledger.has(Habit.DISCLOSED_RELATED_LOAN)) {
            lawful.add(new DisclosedRelatedLoan(ledger, origination, backers));
        }
        return lawful;
    }

    void trade() {
        int since = ledger.since();
        breaches.values().forEach(scheme -> scheme.trade(since));
        lawful.forEach(scheme -> scheme.trade(since));
    }

    List<String> subjects(Plant plant) {
        Scheme scheme = breaches.get(plant);
        return scheme == null ? List.of() : scheme.subjects();
    }

    /** A fresh borrower over the limit, for the live tail. */
    void breachNow() {
        Party party = ledger.parties.person(Parties.ATTR_BORROWER);
        origination.lend(origination.draftLong(party, 12_000_000));
        origination.lend(origination.draftLong(party, 8_500_000 + 100_000L * (++breached % 20)));
    }

    /** A breach in ordinary business whose subject is known beforehand. */
    private record Known(List<String> subjects) implements Scheme {
        @Override
        public void trade(int since) {}
    }
}
