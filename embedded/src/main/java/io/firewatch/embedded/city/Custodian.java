package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The bank that keeps a lender's customers' account: states each deposit and withdrawal, or their sum of the day where it
 * does not know the lender's serials.
 */
final class Custodian {
    private static final int NEXT_DAY_PER_MILLE = 150;
    private static final int DIVERTED_PER_MILLE = 250;
    private static final int FRIDAY = 4;

    private final Lender lender;
    private final boolean serials;
    private final SplittableRandom random;
    private final List<Notice> lines = new ArrayList<>();
    /** Day to sums of money in and out. */
    private final TreeMap<Integer, long[]> sums = new TreeMap<>();

    Custodian(Lender lender, boolean serials, SplittableRandom random) {
        this.lender = lender;
        this.serials = serials;
        this.random = random;
    }

    /** Whether the lender's records carry the bank's serials. */
    boolean hasSerials() {
        return serials;
    }

    /** Money moves; {@code diverting}: some of what customers pay in never arrives. */
    void book(int day, boolean in, long fen, String party, String serial, boolean diverting) {
        if (lender.has(Habit.OWN_MONEY) || (diverting && in && random.nextInt(1000) < DIVERTED_PER_MILLE)) {
            return;
        }
        boolean friday = Math.floorMod(day + 3, 7) == FRIDAY;
        boolean next = lender.has(Habit.NEXT_DAY_STATEMENT) && !friday && random.nextInt(1000) < NEXT_DAY_PER_MILLE;
        int booked = next ? day + 1 : day;
        if (serials) {
            lines.add(line(booked, in, fen, party, serial, in ? "6" : "7"));
        } else {
            sums.computeIfAbsent(booked, one -> new long[2])[in ? 0 : 1] += fen;
        }
    }

    /** What the bank has stated up to this day. */
    List<Notice> statement(int day) {
        var due = sums.headMap(day, true);
        due.forEach((booked, sum) -> {
            if (sum[0] > 0) {
                lines.add(line(booked, true, sum[0], "", "", ""));
            }
            if (sum[1] > 0) {
                lines.add(line(booked, false, sum[1], "", "", ""));
            }
        });
        due.clear();
        List<Notice> stated = lines.stream().filter(line -> line.day() <= day).toList();
        lines.removeAll(stated);
        return stated;
    }

    private Notice line(int day, boolean in, long fen, String party, String serial, String type) {
        return Notice.of(
                RecordType.CUSTODY_LINE,
                lender.code(),
                day,
                "date",
                BusinessTime.printDay(day),
                "direction",
                in ? "in" : "out",
                "amount",
                Money.ofFen(fen).yuan(),
                "party_hash",
                party,
                "bank_trans_id",
                serial,
                "trans_type",
                type);
    }
}
