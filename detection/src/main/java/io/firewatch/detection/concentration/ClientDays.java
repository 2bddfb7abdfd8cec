package io.firewatch.detection.concentration;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.model.indicator.ConcentrationIndicator;
import io.firewatch.model.indicator.ResaleIndicator;
import io.firewatch.model.indicator.TransfersIndicator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All clients of an institution, day after day from one on: answers R16 and R21. */
final class ClientDays {
    static final int WINDOW = 30;

    private static final int TOP = 10;
    private static final int NAMED = 3;
    private static final int SHOWN_HASH_CHARS = 8;

    /** Below this share a client is nobody to be named in evidence. */
    private static final double WORTH_NAMING = 0.05;

    private final Map<ClientLevel.Side, Ranking> sides = new EnumMap<>(ClientLevel.Side.class);
    private final NavigableMap<Integer, Long> lent;

    /** {@code lent} is T.2 by day. */
    ClientDays(Map<ClientLevel.Side, Map<String, StepSeries>> clients, NavigableMap<Integer, Long> lent, int from) {
        for (ClientLevel.Side side : ClientLevel.Side.values()) {
            sides.put(side, new Ranking(clients.getOrDefault(side, Map.of()), from));
        }
        this.lent = lent;
    }

    void moveTo(int day) {
        sides.values().forEach(one -> one.moveTo(day));
    }

    double[] concentration() {
        Ranking owed = side(ClientLevel.Side.OWED);
        Ranking claimed = side(ClientLevel.Side.CLAIMED);
        double[] values = new double[ConcentrationIndicator.values().length];
        values[ConcentrationIndicator.OWED_IN_ALL.ordinal()] = owed.total();
        values[ConcentrationIndicator.OWING_BORROWERS.ordinal()] = owed.size();
        values[ConcentrationIndicator.TOP_BORROWER_SHARE.ordinal()] = owed.share(1);
        values[ConcentrationIndicator.TOP10_BORROWERS_SHARE.ordinal()] = owed.share(TOP);
        values[ConcentrationIndicator.BORROWER_HHI.ordinal()] = owed.hhi();
        values[ConcentrationIndicator.CLAIM_HOLDERS.ordinal()] = claimed.size();
        values[ConcentrationIndicator.TOP10_LENDERS_SHARE.ordinal()] = claimed.share(TOP);
        return values;
    }

    /** The largest borrowers and lenders, when they are large. */
    String[] largest() {
        List<String> named = new ArrayList<>();
        for (ClientLevel.Side one : List.of(ClientLevel.Side.OWED, ClientLevel.Side.CLAIMED)) {
            Ranking ranking = side(one);
            for (Ranking.Ranked client : ranking.top(NAMED)) {
                double share = (double) client.level() / ranking.total();
                if (share >= WORTH_NAMING) {
                    named.add(String.format(
                            Locale.ROOT,
                            "{\"kind\":\"client-share\",\"side\":\"%s\",\"party\":\"%s\",\"share\":%.4f}",
                            one == ClientLevel.Side.OWED ? "borrower" : "lender",
                            shown(client.client()),
                            share));
                }
            }
        }
        return named.toArray(String[]::new);
    }

    double[] transfers(int day) {
        long lent30 = 0;
        for (long fen : lent.subMap(day - WINDOW, false, day, true).values()) {
            lent30 = Math.addExact(lent30, fen);
        }
        double[] values = new double[TransfersIndicator.values().length];
        List<Ranking.Ranked> most = side(ClientLevel.Side.PASSED_ON).top(1);
        if (!most.isEmpty()) {
            long funded = side(ClientLevel.Side.FUNDED).level(most.get(0).client());
            values[TransfersIndicator.RELENDER_SHARE.ordinal()] = share(funded, lent30);
            values[TransfersIndicator.RELENDER_PASSED_ON.ordinal()] = share(
                    most.get(0).level(),
                    side(ClientLevel.Side.TOLD).level(most.get(0).client()));
        }
        values[TransfersIndicator.LENT_30_DAYS.ordinal()] = lent30;
        List<Ranking.Ranked> together = side(ClientLevel.Side.OFFERED).top(1);
        values[TransfersIndicator.OFFERED_TOGETHER.ordinal()] =
                together.isEmpty() ? 0 : together.get(0).level();
        long taken = buyers().stream().mapToLong(Ranking.Ranked::level).sum();
        values[TransfersIndicator.MONTH_END_TAKEN.ordinal()] = taken;
        values[TransfersIndicator.MONTH_END_TAKEN_SHARE.ordinal()] =
                share(taken, side(ClientLevel.Side.OWED).total());
        return values;
    }

    /** What the lenders who pass claims on and fund much of what is lent look like, by client. */
    Map<String, double[]> resellers(int day) {
        double[] institution = transfers(day);
        double lent30 = institution[TransfersIndicator.LENT_30_DAYS.ordinal()];
        Map<String, double[]> all = new TreeMap<>();
        for (Ranking.Ranked one : side(ClientLevel.Side.PASSED_ON).top(TOP)) {
            long funded = side(ClientLevel.Side.FUNDED).level(one.client());
            double[] values = new double[ResaleIndicator.values().length];
            values[ResaleIndicator.FUNDED_SHARE.ordinal()] = share(funded, (long) lent30);
            values[ResaleIndicator.PASSED_ON_SHARE.ordinal()] =
                    share(one.level(), side(ClientLevel.Side.TOLD).level(one.client()));
            values[ResaleIndicator.FUNDED_30_DAYS.ordinal()] = funded;
            if (values[ResaleIndicator.FUNDED_SHARE.ordinal()] >= WORTH_NAMING) {
                all.put(one.client(), values);
            }
        }
        return all;
    }

    /** Who passes claims on, and who took over most at a month's end, when there is anybody. */
    String[] reseller() {
        return Stream.concat(
                        side(ClientLevel.Side.PASSED_ON).top(1).stream().map(one -> exhibit("reseller", one)),
                        buyers().stream().map(one -> exhibit("month-end-buyer", one)))
                .toArray(String[]::new);
    }

    private List<Ranking.Ranked> buyers() {
        return side(ClientLevel.Side.TAKEN_AT_MONTH_END).top(1);
    }

    private static String exhibit(String kind, Ranking.Ranked one) {
        return String.format(Locale.ROOT, "{\"kind\":\"%s\",\"party\":\"%s\"}", kind, shown(one.client()));
    }

    private Ranking side(ClientLevel.Side side) {
        return Objects.requireNonNull(sides.get(side));
    }

    private static double share(long part, long whole) {
        return whole > 0 ? (double) part / whole : 0;
    }

    static String shown(String client) {
        String hash = client.substring(0, Math.min(SHOWN_HASH_CHARS, client.length()));
        return hash.replace("\\", "").replace("\"", "");
    }
}
