package io.firewatch.rulesets.table;

import io.firewatch.model.BusinessTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The one-year loan prime rate in force on a day, from {@code tables/lpr-1y.csv}: private lending is judged by four times
 * it since 2020-08-20. Every line says how certain it is; all are [REC], to be checked against the published series.
 */
public final class LprTable {
    private static final String FILE = "/tables/lpr-1y.csv";
    private static final String HEADER = "from,rate,mark";

    private static final class Holder {
        static final LprTable SHIPPED = parse(shipped());
    }

    private final NavigableMap<Integer, BigDecimal> rates;

    private LprTable(NavigableMap<Integer, BigDecimal> rates) {
        this.rates = rates;
    }

    /** The rate of a business day as an exact fraction (3.85 % is 0.0385); empty before the series begins on 2019-08-20. */
    public static Optional<BigDecimal> on(int day) {
        return Holder.SHIPPED.rateOn(day);
    }

    private Optional<BigDecimal> rateOn(int day) {
        return Optional.ofNullable(rates.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** Throws {@link IllegalArgumentException} that names the line that is wrong. */
    static LprTable parse(String csv) {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException(FILE + ":1: the header must be " + HEADER);
        }
        NavigableMap<Integer, BigDecimal> rates = new TreeMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            try {
                if (cells.length != 3) {
                    throw new IllegalArgumentException("three columns are needed");
                }
                int from = BusinessTime.day(LocalDate.parse(cells[0]));
                if (!rates.isEmpty() && from <= rates.lastKey()) {
                    throw new IllegalArgumentException("days go from early to late");
                }
                rates.put(from, rate(cells[1]));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("%s:%d: %s".formatted(FILE, i + 1, e.getMessage()), e);
            }
        }
        return new LprTable(rates);
    }

    private static BigDecimal rate(String text) {
        BigDecimal rate = new BigDecimal(text);
        if (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("a rate is a fraction such as 0.0385, not " + text);
        }
        return rate;
    }

    private static String shipped() {
        try (InputStream in = LprTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
