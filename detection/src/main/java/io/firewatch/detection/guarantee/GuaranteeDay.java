package io.firewatch.detection.guarantee;

import io.firewatch.detection.ties.GuarantorTie;
import io.firewatch.detection.ties.GuarantorTies;
import io.firewatch.detection.ties.RegisteredTie;
import io.firewatch.detection.ties.TieExhibit;
import io.firewatch.model.Money;
import io.firewatch.model.indicator.GuaranteeIndicator;
import io.firewatch.model.record.GuarantorFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a guarantor answers for at the end of one day, in the city and at each institution, against the regulations on
 * financing guarantee companies (担保条例) art. 15 to 17. Insurers are held to their claims and their ties only.
 */
final class GuaranteeDay {
    private static final int MOST_RECORDS = 20;
    private static final int MOST_EXHIBITS = 5;

    private final GuaranteeBook book;
    private final int day;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Long> byDebtor = new TreeMap<>();
    private final Map<String, Set<String>> kin = new TreeMap<>();
    private long city;

    private record Part(GuaranteedLoan loan, long fen) {}

    GuaranteeDay(GuaranteeBook book, int day) {
        this.book = book;
        this.day = day;
        for (GuaranteedLoan loan : book.loans()) {
            long fen = loan.owed().levelOn(day);
            if (fen > 0) {
                parts.add(new Part(loan, fen));
                if (!loan.insured()) {
                    byDebtor.merge(loan.debtor(), fen, Math::addExact);
                    city = Math.addExact(city, fen);
                }
            }
        }
        parts.sort(Comparator.comparingLong((Part part) -> -part.fen())
                .thenComparingLong(part -> part.loan().seq()));
        for (GuarantorTies one : book.ties().values()) {
            for (GuarantorTie tie : one.ties()) {
                if (!tie.isToInstitution() && tie.holdsOn(day)) {
                    kin.computeIfAbsent(tie.debtor(), any -> new TreeSet<>()).add(tie.other());
                    kin.computeIfAbsent(tie.other(), any -> new TreeSet<>()).add(tie.debtor());
                }
            }
        }
    }

    /** Where anything is guaranteed on the day. */
    Set<String> institutions() {
        Set<String> all = new TreeSet<>();
        parts.forEach(part -> all.add(part.loan().institution()));
        return all;
    }

    /** In catalogue order. */
    double[] values(String institution) {
        double[] values = new double[GuaranteeIndicator.values().length];
        GuarantorFacts facts = book.factsOn(day);
        Money netAssets = facts == null ? null : facts.netAssets();
        set(values, GuaranteeIndicator.GUARANTEED, sum(here(institution)));
        boolean guarantees =
                here(institution).stream().anyMatch(part -> !part.loan().insured());
        // What is guaranteed elsewhere is no finding about an institution that does not rely on it.
        long guaranteed = guarantees ? city : 0;
        set(values, GuaranteeIndicator.CITY_GUARANTEED, guaranteed);
        set(values, GuaranteeIndicator.GUARANTOR_NET_ASSETS, netAssets == null ? Double.NaN : netAssets.fen());
        set(values, GuaranteeIndicator.GUARANTOR_SMALL_OR_FARM, facts != null && facts.smallOrFarm() ? 1 : 0);
        set(values, GuaranteeIndicator.GUARANTEE_LEVERAGE, over(guaranteed, netAssets));
        long debtor = largestDebtor(institution);
        set(values, GuaranteeIndicator.DEBTOR_GUARANTEED, debtor);
        set(values, GuaranteeIndicator.DEBTOR_GUARANTEED_SHARE, over(debtor, netAssets));
        long group = largestGroup(institution);
        set(values, GuaranteeIndicator.GROUP_GUARANTEED, group);
        set(values, GuaranteeIndicator.GROUP_GUARANTEED_SHARE, over(group, netAssets));
        set(values, GuaranteeIndicator.UNLICENSED_GUARANTEED, unlicensed(institution));
        set(values, GuaranteeIndicator.RELATED_GUARANTEED, relation(institution) == null ? 0 : sum(here(institution)));
        set(values, GuaranteeIndicator.CONTROLLER_GUARANTEED, forControllers(institution));
        long late = 0;
        long unmet = 0;
        for (Part part : here(institution)) {
            late += part.loan().late().levelOn(day);
            unmet += part.loan().unmet().levelOn(day);
        }
        set(values, GuaranteeIndicator.CLAIMABLE, late);
        set(values, GuaranteeIndicator.CLAIMS_UNMET_SHARE, late == 0 ? 0 : (double) unmet / late);
        return values;
    }

    private static void set(double[] values, GuaranteeIndicator indicator, double value) {
        values[indicator.ordinal()] = value;
    }

    private static void set(double[] values, GuaranteeIndicator indicator, long value) {
        values[indicator.ordinal()] = value;
    }

    /** Whoever has nothing left must not guarantee anything: one fen is the least that can be divided by. */
    private static double over(long fen, @Nullable Money netAssets) {
        return netAssets == null ? Double.NaN : (double) fen / Math.max(netAssets.fen(), 1);
    }

    private List<Part> here(String institution) {
        return parts.stream()
                .filter(part -> part.loan().institution().equals(institution))
                .toList();
    }

    private static long sum(List<Part> parts) {
        return parts.stream().mapToLong(Part::fen).sum();
    }

    private long largestDebtor(String institution) {
        return debtors(institution).stream()
                .mapToLong(debtor -> byDebtor.getOrDefault(debtor, 0L))
                .max()
                .orElse(0);
    }

    private long largestGroup(String institution) {
        return debtors(institution).stream().mapToLong(this::group).max().orElse(0);
    }

    private Set<String> debtors(String institution) {
        Set<String> debtors = new TreeSet<>();
        here(institution).stream()
                .filter(part -> !part.loan().insured() && !part.loan().debtor().isEmpty())
                .forEach(part -> debtors.add(part.loan().debtor()));
        return debtors;
    }

    /** Nothing for a debtor without affiliates who are guaranteed as well. */
    private long group(String debtor) {
        long others = kin.getOrDefault(debtor, Set.of()).stream()
                .mapToLong(other -> byDebtor.getOrDefault(other, 0L))
                .sum();
        return others == 0 ? 0 : others + byDebtor.getOrDefault(debtor, 0L);
    }

    private long unlicensed(String institution) {
        return sum(here(institution).stream()
                .filter(part -> !part.loan().insured() && book.isUnlicensed(part.loan(), day))
                .toList());
    }

    private @Nullable GuarantorTie relation(String institution) {
        GuarantorTies told = book.ties().get(institution);
        return told == null
                ? null
                : Arrays.stream(told.ties())
                        .filter(tie -> tie.isToInstitution() && tie.holdsOn(day))
                        .findFirst()
                        .orElse(null);
    }

    private long forControllers(String institution) {
        Set<String> controllers = new TreeSet<>();
        controllers().forEach(one -> controllers.add(AboutGuarantors.controller(one.tie(), book.guarantor())));
        return sum(here(institution).stream()
                .filter(part -> !part.loan().insured()
                        && controllers.contains(part.loan().debtor()))
                .toList());
    }

    private List<RegisteredTie> controllers() {
        return book.controllers().stream()
                .filter(one -> one.tie().holdsOn(day))
                .filter(one ->
                        !AboutGuarantors.controller(one.tie(), book.guarantor()).isEmpty())
                .toList();
    }

    /** The loans behind it, this institution's first, large ones first. */
    long[] records(String institution) {
        return parts.stream()
                .sorted(Comparator.comparing(
                        (Part part) -> !part.loan().institution().equals(institution)))
                .limit(MOST_RECORDS)
                .mapToLong(part -> part.loan().seq())
                .toArray();
    }

    /** How it is tied to the institution, whom it guarantees although he controls it, and which debtors are affiliates. */
    String[] exhibits(String institution) {
        Set<String> exhibits = new LinkedHashSet<>();
        GuarantorTie relation = relation(institution);
        if (relation != null) {
            exhibits.add(relation.exhibit());
        }
        Set<String> debtors = debtors(institution);
        controllers().stream()
                .filter(one -> debtors.contains(AboutGuarantors.controller(one.tie(), book.guarantor())))
                .forEach(one -> exhibits.add(TieExhibit.registered(one)));
        for (GuarantorTies told : book.ties().values()) {
            for (GuarantorTie tie : told.ties()) {
                if (tie.holdsOn(day) && byDebtor.containsKey(tie.debtor()) && byDebtor.containsKey(tie.other())) {
                    exhibits.add(tie.exhibit());
                }
            }
        }
        return exhibits.stream().limit(MOST_EXHIBITS).toArray(String[]::new);
    }
}
