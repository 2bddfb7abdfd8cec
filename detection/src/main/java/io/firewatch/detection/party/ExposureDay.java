package io.firewatch.detection.party;

import io.firewatch.detection.loan.LoanExposure;
import io.firewatch.model.Money;
import io.firewatch.model.indicator.ExposureIndicator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a party owes at the end of one day, in the city and at each institution (R01, R02), against the limits of the
 * 2016 Measures, art. 17.
 */
public final class ExposureDay {
    public static final Money NATURAL_LIMIT = Money.ofYuan(200_000);
    public static final Money LEGAL_LIMIT = Money.ofYuan(1_000_000);
    static final Money NATURAL_CITY_LIMIT = Money.ofYuan(1_000_000);
    static final Money LEGAL_CITY_LIMIT = Money.ofYuan(5_000_000);

    private static final int MOST_RECORDS = 20;

    private final Map<String, Long> owedTo = new HashMap<>();
    private final List<Owed> loans = new ArrayList<>();
    private long city;

    private record Owed(LoanExposure loan, long fen) {}

    public ExposureDay(Collection<LoanExposure> loans, int day) {
        for (LoanExposure loan : loans) {
            long fen = loan.owed().levelOn(day);
            if (fen > 0) {
                owedTo.merge(loan.institution(), fen, Math::addExact);
                city = Math.addExact(city, fen);
                this.loans.add(new Owed(loan, fen));
            }
        }
        this.loans.sort(Comparator.comparingLong((Owed owed) -> -owed.fen())
                .thenComparingLong(owed -> owed.loan().seq()));
    }

    public long owedTo(String institution) {
        return owedTo.getOrDefault(institution, 0L);
    }

    /** The party indicators for one institution, in catalogue order. */
    public double[] values(String institution, @Nullable PartyKnown here, @Nullable PartyKnown anywhere) {
        // Of whom this institution has said nothing yet, another's word counts.
        boolean natural = PartyKnown.isNatural(here == null ? anywhere : here);
        boolean naturalAnywhere = PartyKnown.isNatural(anywhere);
        double[] values = new double[ExposureIndicator.values().length];
        values[ExposureIndicator.EXPOSURE.ordinal()] = owedTo(institution);
        values[ExposureIndicator.EXPOSURE_LIMIT.ordinal()] = (natural ? NATURAL_LIMIT : LEGAL_LIMIT).fen();
        // What is owed elsewhere is no finding about an institution that is owed nothing.
        values[ExposureIndicator.CITY_EXPOSURE.ordinal()] = owedTo(institution) == 0 ? 0 : city;
        values[ExposureIndicator.CITY_EXPOSURE_LIMIT.ordinal()] =
                (naturalAnywhere ? NATURAL_CITY_LIMIT : LEGAL_CITY_LIMIT).fen();
        values[ExposureIndicator.PLATFORMS.ordinal()] = owedTo.size();
        return values;
    }

    /** The loans behind it, this institution's first, large ones first. */
    public long[] records(String institution) {
        return loans.stream()
                .sorted(Comparator.comparing(
                        (Owed owed) -> !owed.loan().institution().equals(institution)))
                .limit(MOST_RECORDS)
                .mapToLong(owed -> owed.loan().seq())
                .toArray();
    }
}
