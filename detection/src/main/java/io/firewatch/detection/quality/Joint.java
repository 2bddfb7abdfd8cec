package io.firewatch.detection.quality;

import io.firewatch.model.indicator.CheckIndicator;
import java.util.Arrays;

/**
 * What is known of one thing that records name: which records told of it, and which checks ask for them.
 *
 * @param told bits of {@link Mentions}
 * @param asked one per check
 * @param sold T.11, fen
 * @param taken T.17, fen
 */
public record Joint(int told, Asked[] asked, long sold, long taken) {
    static final Joint NOTHING = new Joint(0, new Asked[0], 0, 0);

    /** Half a yuan per hundred is rounding; five yuan is the self-check's own tolerance per loan. */
    private static final long LEAST_GAP_FEN = 500;

    /** Lenders book discount and premium on either side (A.11: unknown). */
    private static final double FLOAT_SHARE = 0.1;

    /**
     * A check that asks, on the earliest day it does.
     *
     * @param passed what was told last about it; meaningless while {@code toldDay} is {@link #NEVER}
     */
    public record Asked(
            CheckIndicator check,
            int needs,
            int day,
            long seq,
            String key,
            int toldDay,
            String toldKey,
            long toldSeq,
            boolean passed) {
        static final int NEVER = Integer.MIN_VALUE;

        boolean isBefore(Mention mention) {
            return day < mention.day() || (day == mention.day() && key.compareTo(mention.key()) <= 0);
        }

        Asked on(Mention mention) {
            return new Asked(
                    check, needs, mention.day(), mention.seq(), mention.key(), toldDay, toldKey, toldSeq, passed);
        }

        Asked told(boolean passed) {
            return new Asked(check, needs, day, seq, key, day, key, seq, passed);
        }
    }

    /** With a mention taken in; the same object when it tells nothing new. */
    Joint plus(Mention mention) {
        int bits = told | mention.tells();
        Asked[] checks = asked(mention);
        if (bits == told && checks == asked && mention.sold() == 0 && mention.taken() == 0) {
            return this;
        }
        return new Joint(bits, checks, Math.addExact(sold, mention.sold()), Math.addExact(taken, mention.taken()));
    }

    private Asked[] asked(Mention mention) {
        CheckIndicator check = mention.check();
        if (check == null) {
            return asked;
        }
        for (int i = 0; i < asked.length; i++) {
            if (asked[i].check() == check) {
                if (asked[i].isBefore(mention)) {
                    return asked;
                }
                Asked[] earlier = asked.clone();
                earlier[i] = asked[i].on(mention);
                return earlier;
            }
        }
        Asked[] more = Arrays.copyOf(asked, asked.length + 1);
        more[asked.length] = new Asked(
                check, mention.needs(), mention.day(), mention.seq(), mention.key(), Asked.NEVER, "", 0, false);
        return more;
    }

    boolean passes(Asked one) {
        return one.check() == CheckIndicator.TRANSFERS_OUT_OF_BALANCE
                ? Math.abs(sold - taken) <= Math.max(LEAST_GAP_FEN, (long) (FLOAT_SHARE * Math.max(sold, taken)))
                : (told & one.needs()) != 0;
    }

    Joint with(Asked[] now) {
        return new Joint(told, now, sold, taken);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Joint that
                && told == that.told
                && Arrays.equals(asked, that.asked)
                && sold == that.sold
                && taken == that.taken;
    }

    @Override
    public int hashCode() {
        return 31 * told + Arrays.hashCode(asked);
    }

    @Override
    public String toString() {
        return told + " " + Arrays.toString(asked);
    }
}
