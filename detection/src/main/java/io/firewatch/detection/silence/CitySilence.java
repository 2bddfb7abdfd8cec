package io.firewatch.detection.silence;

import io.firewatch.model.indicator.SilenceIndicator;
import io.firewatch.rulesets.table.Festivals;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who was heard when, over the whole city: tells a lender's silence from an outage that hit everybody. */
public final class CitySilence {
    /** Longer silences are all the same. */
    static final int LONGEST = 30;

    static final int REPORTING_DAYS = 30;

    /** A lender counts among those who should be heard when it was heard within these days. */
    static final int RECENT_DAYS = 7;

    private final Map<String, BitSet> heard = new HashMap<>();
    private final Map<String, BitSet> flows = new HashMap<>();
    private final Map<Integer, int[]> counted = new HashMap<>();
    private final Map<String, List<Notice>> notices;

    public CitySilence(Map<String, HeardDays> lenders, Collection<Notice> notices) {
        this.notices = notices.stream().collect(Collectors.groupingBy(Notice::institution));
        lenders.forEach((lender, days) -> {
            heard.put(lender, BitSet.valueOf(days.any()));
            flows.put(lender, BitSet.valueOf(days.flows()));
        });
    }

    public Set<String> lenders() {
        return heard.keySet();
    }

    /** The first day a lender was heard. */
    public int firstDay(String lender) {
        return heard.getOrDefault(lender, new BitSet()).nextSetBit(0) + HeardDays.EPOCH;
    }

    /** The silence indicators of a lender that was heard before, in catalogue order. */
    public double[] values(String lender, int day) {
        BitSet mine = heard.getOrDefault(lender, new BitSet());
        BitSet myFlows = flows.getOrDefault(lender, new BitSet());
        int today = day - HeardDays.EPOCH;
        int last = mine.previousSetBit(today);
        int lastFlow = myFlows.previousSetBit(today);
        double[] values = new double[SilenceIndicator.values().length];
        values[SilenceIndicator.DAYS_SILENT.ordinal()] = silent(lender, last, today);
        values[SilenceIndicator.REPORTED_DAYS.ordinal()] = reported(mine, last);
        values[SilenceIndicator.FLOW_SILENT_DAYS.ordinal()] = lastFlow < 0
                ? 0
                : Math.min(LONGEST, mine.get(lastFlow + 1, today + 1).cardinality());
        values[SilenceIndicator.FLOW_REPORTED_DAYS.ordinal()] = reported(myFlows, lastFlow);
        boolean announced = notices.getOrDefault(lender, List.of()).stream().anyMatch(one -> one.covers(day));
        values[SilenceIndicator.EXIT_ANNOUNCED.ordinal()] = announced ? 1 : 0;
        return values;
    }

    private int silent(String lender, int last, int today) {
        int days = 0;
        for (int day = last + 1; last >= 0 && day <= today && days < LONGEST; day++) {
            if (othersGoOn(lender, day) && !Festivals.isDayOff(day + HeardDays.EPOCH)) {
                days++;
            }
        }
        return days;
    }

    private static int reported(BitSet days, int last) {
        return last < 0
                ? 0
                : days.get(Math.max(0, last - REPORTING_DAYS + 1), last + 1).cardinality();
    }

    /** At least half of the other lenders heard lately were heard on that day too; our own outage silences all. */
    private boolean othersGoOn(String lender, int day) {
        int[] city = counted.computeIfAbsent(day, this::count);
        BitSet mine = heard.getOrDefault(lender, new BitSet());
        int recent = city[0] - (isRecent(mine, day) ? 1 : 0);
        int now = city[1] - (isRecent(mine, day) && mine.get(day) ? 1 : 0);
        return recent > 0 && now * 2 >= recent;
    }

    private int[] count(int day) {
        int[] city = new int[2];
        for (BitSet one : heard.values()) {
            if (isRecent(one, day)) {
                city[0]++;
                city[1] += one.get(day) ? 1 : 0;
            }
        }
        return city;
    }

    private static boolean isRecent(BitSet days, int day) {
        int last = days.previousSetBit(day - 1);
        return last >= 0 && last >= day - RECENT_DAYS;
    }
}
