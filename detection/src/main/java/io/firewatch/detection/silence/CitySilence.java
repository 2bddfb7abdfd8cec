package io.firewatch.detection.silence;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.SilenceIndicator;
import io.firewatch.rulesets.table.Festivals;
import java.time.DayOfWeek;
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

    private static final int WEEK = 7;

    /** A lender's weekends are judged by as many of the weeks before. */
    private static final int HABIT_WEEKS = 4;

    private final Map<String, BitSet> heard = new HashMap<>();
    private final Map<String, BitSet> flows = new HashMap<>();
    private final Map<Integer, int[]> counted = new HashMap<>();
    private final Map<String, List<Notice>> notices;

    public CitySilence(Map<String, HeardDays> lenders, Collection<Notice> notices) {
        this.notices = notices.stream().collect(Collectors.groupingBy(Notice::institution));
        lenders.forEach((lender, days) -> {
            BitSet any = BitSet.valueOf(days.any());
            BitSet flow = BitSet.valueOf(days.flows());
            // States and claims of stock loans lie before the feed; their transactions are not sent.
            any.clear(0, Math.max(0, flow.nextSetBit(0)));
            heard.put(lender, any);
            flows.put(lender, flow);
        });
    }

    public Set<String> lenders() {
        return heard.keySet();
    }

    /** The first day a lender was heard: that of its first transaction, when it sends any. */
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
        values[SilenceIndicator.REPORTED_DAYS.ordinal()] = reported(lender, mine, last);
        values[SilenceIndicator.FLOW_SILENT_DAYS.ordinal()] = flowSilent(mine, myFlows, lastFlow, today);
        values[SilenceIndicator.FLOW_REPORTED_DAYS.ordinal()] = reported(lender, myFlows, lastFlow);
        boolean announced = notices.getOrDefault(lender, List.of()).stream().anyMatch(one -> one.covers(day));
        values[SilenceIndicator.EXIT_ANNOUNCED.ordinal()] = announced ? 1 : 0;
        return values;
    }

    private int silent(String lender, int last, int today) {
        BitSet mine = heard.getOrDefault(lender, new BitSet());
        int days = 0;
        for (int day = last + 1; last >= 0 && day <= today && days < LONGEST; day++) {
            if (!rests(mine, last, day) && othersGoOn(lender, day)) {
                days++;
            }
        }
        return days;
    }

    private static int flowSilent(BitSet any, BitSet flows, int last, int today) {
        int days = 0;
        for (int day = last + 1; last >= 0 && day <= today && days < LONGEST; day++) {
            if (any.get(day) && !rests(flows, last, day)) {
                days++;
            }
        }
        return days;
    }

    /**
     * Days reported and rested among the 30 up to the last one; those before the first report are neither, and a day on
     * which the city was not heard is held against nobody.
     */
    private int reported(String lender, BitSet days, int last) {
        int kept = 0;
        for (int day = Math.max(days.nextSetBit(0), last - REPORTING_DAYS + 1); last >= 0 && day <= last; day++) {
            if (days.get(day) || rests(days, last, day) || !othersGoOn(lender, day)) {
                kept++;
            }
        }
        return kept;
    }

    /**
     * Whether nothing is to be expected of a day: a public holiday, or a Saturday or Sunday of a lender that, in the four
     * weeks up to the last day it was heard, sent nothing on at least half of them.
     */
    private static boolean rests(BitSet days, int last, int day) {
        int calendarDay = day + HeardDays.EPOCH;
        if (Festivals.isDayOff(calendarDay)) {
            return true;
        }
        if (BusinessTime.date(calendarDay).getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()) {
            return false;
        }
        int first = days.nextSetBit(0);
        int nearest = last - Math.floorMod(last - day, WEEK);
        int worked = 0;
        int rested = 0;
        for (int one = nearest; one >= first && one > nearest - HABIT_WEEKS * WEEK; one -= WEEK) {
            if (days.get(one)) {
                worked++;
            } else {
                rested++;
            }
        }
        return rested >= worked;
    }

    /** At least half of the others to be expected on that day were heard; our own outage silences all. */
    private boolean othersGoOn(String lender, int day) {
        int[] city = counted.computeIfAbsent(day, this::count);
        BitSet mine = heard.getOrDefault(lender, new BitSet());
        int recent = city[0] - (isExpected(mine, day) ? 1 : 0);
        int now = city[1] - (isExpected(mine, day) && mine.get(day) ? 1 : 0);
        return recent > 0 && now * 2 >= recent;
    }

    private int[] count(int day) {
        int[] city = new int[2];
        for (BitSet one : heard.values()) {
            if (isExpected(one, day)) {
                city[0]++;
                city[1] += one.get(day) ? 1 : 0;
            }
        }
        return city;
    }

    private static boolean isExpected(BitSet days, int day) {
        int last = days.previousSetBit(day - 1);
        return last >= 0 && last >= day - RECENT_DAYS && !rests(days, last, day);
    }
}
