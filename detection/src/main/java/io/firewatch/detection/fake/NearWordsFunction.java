package io.firewatch.detection.fake;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.loan.ListedLoan;
import io.firewatch.detection.time.CityTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The words in which a lender's loans are described, and which of them are near-identical. A new text is compared with those
 * that it meets in a band and with no other. When a day closes, the loans of the texts that were used, and of those near
 * them, are looked at again.
 */
public final class NearWordsFunction extends KeyedProcessFunction<EntityKey, SignedLoan, LoanSign> {
    private static final int SIGN = 2;

    private transient MapState<String, WordsUse> uses;
    private transient MapState<String, String[]> loansOfWords;
    private transient MapState<String, String[]> near;
    private transient MapState<Long, String[]> bands;
    private transient MapState<String, Boolean> dirty;
    private transient MapState<String, LoanSign> told;

    @Override
    public void open(OpenContext context) {
        uses = map("uses", Types.STRING, TypeInformation.of(WordsUse.class));
        loansOfWords = map("loans-of-words", Types.STRING, TypeInformation.of(String[].class));
        near = map("near", Types.STRING, TypeInformation.of(String[].class));
        bands = map("bands", Types.LONG, TypeInformation.of(String[].class));
        dirty = map("dirty", Types.STRING, Types.BOOLEAN);
        told = map("told", Types.STRING, TypeInformation.of(LoanSign.class));
    }

    private <K, V> MapState<K, V> map(String name, TypeInformation<K> key, TypeInformation<V> value) {
        return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, key, value));
    }

    @Override
    public void processElement(SignedLoan signed, Context ctx, Collector<LoanSign> out) throws Exception {
        ListedLoan loan = signed.loan();
        WordsUse before = uses.get(loan.loan());
        if (loan.isGone() && before != null && !before.party().equals(loan.party())) {
            return; // the loan has another borrower by now
        }
        WordsUse now = new WordsUse(loan.loan(), loan.party(), loan.listedDay(), signed.words());
        if (now.equals(before) || (before == null && now.words().isEmpty())) {
            return;
        }
        if (before != null && !before.words().isEmpty()) {
            loansOfWords.put(before.words(), without(loansOfWords.get(before.words()), loan.loan()));
            dirty.put(before.words(), true);
        }
        uses.put(loan.loan(), now);
        if (!now.words().isEmpty()) {
            learn(now.words());
            loansOfWords.put(now.words(), with(loansOfWords.get(now.words()), loan.loan()));
            dirty.put(now.words(), true);
        }
        TimerService timers = ctx.timerService();
        boolean closed = now.day() <= CityTime.closedDay(timers.currentWatermark());
        timers.registerEventTimeTimer(closed ? timers.currentWatermark() + 1 : CityTime.closing(now.day()));
    }

    /** Finds the texts near a new one. */
    private void learn(String words) throws Exception {
        if (near.contains(words)) {
            return;
        }
        Set<String> met = new HashSet<>();
        for (long band : NearWords.bands(words)) {
            String[] others = bands.get(band);
            if (others != null) {
                met.addAll(Arrays.asList(others));
            }
            bands.put(band, with(others, words));
        }
        String[] mine = {words};
        for (String other : met) {
            if (NearWords.near(words, other)) {
                mine = with(mine, other);
                near.put(other, with(near.get(other), words));
            }
        }
        near.put(words, mine);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<LoanSign> out) throws Exception {
        Set<String> again = new HashSet<>();
        for (String words : dirty.keys()) {
            again.addAll(Arrays.asList(near.get(words)));
        }
        dirty.clear();
        Map<String, LoanSign> now = new HashMap<>();
        for (String words : again) {
            List<WordsUse> mine = usesOf(words);
            List<WordsUse> all = new ArrayList<>();
            for (String other : near.get(words)) {
                all.addAll(usesOf(other));
            }
            List<WordsUse> inOrder = Copies.inOrder(all);
            for (WordsUse use : mine) {
                List<WordsUse> copies = Copies.of(use, inOrder);
                StepSeries level = Copies.level(use, copies);
                String[] others = level.equals(StepSeries.NOTHING)
                        ? LoanSign.NO_OTHERS
                        : copies.stream().map(WordsUse::loan).toArray(String[]::new);
                now.put(
                        use.loan(),
                        new LoanSign(ctx.getCurrentKey().institution(), use.loan(), SIGN, "", level, others));
            }
        }
        tell(now, out);
    }

    private void tell(Map<String, LoanSign> now, Collector<LoanSign> out) throws Exception {
        for (LoanSign sign : now.values()) {
            LoanSign before = told.get(sign.loan());
            boolean nothing = sign.level().equals(StepSeries.NOTHING);
            if (before == null ? !nothing : !before.equals(sign)) {
                told.put(sign.loan(), sign);
                out.collect(sign);
            }
        }
    }

    private List<WordsUse> usesOf(String words) throws Exception {
        List<WordsUse> list = new ArrayList<>();
        String[] loans = loansOfWords.get(words);
        for (String loan : loans == null ? LoanSign.NO_OTHERS : loans) {
            list.add(uses.get(loan));
        }
        return list;
    }

    private static String[] with(String @Nullable [] known, String one) {
        if (known == null) {
            return new String[] {one};
        }
        String[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = one;
        return more;
    }

    private static String[] without(String[] known, String one) {
        return Arrays.stream(known).filter(other -> !other.equals(one)).toArray(String[]::new);
    }
}
