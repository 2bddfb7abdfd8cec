package io.firewatch.detection.judge;

import io.firewatch.detection.judge.JudgeFunction.Named;
import io.firewatch.model.indicator.SubjectType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Which subjects' days are told to whoever asks "what if", and which months of theirs are not told yet. Institutions are told
 * of whole. A product, loan or party comes within sight on the first day on which some rule could hold for it by some setting of
 * its parameters; from then on everything known of it is told, what came before as well.
 */
final class History {
    private final ValueState<Boolean> sighted;
    private final MapState<ToldOn, Boolean> untold;

    History(RuntimeContext runtime) {
        sighted = runtime.getState(new ValueStateDescriptor<>("sighted", Types.BOOLEAN));
        untold = runtime.getMapState(
                new MapStateDescriptor<>("untold-months", TypeInformation.of(ToldOn.class), Types.BOOLEAN));
    }

    /** Something of the current subject changed. */
    void changed(SubjectType type, ToldOn on) throws Exception {
        if (type == SubjectType.INSTITUTION || Boolean.TRUE.equals(sighted.value())) {
            untold.put(new ToldOn(on.group(), month(on.day())), true);
        }
    }

    /** Whether somebody has to look if the current subject is within sight. */
    boolean isSought(SubjectType type) throws Exception {
        return type != SubjectType.INSTITUTION && !Boolean.TRUE.equals(sighted.value());
    }

    /** Whether nobody ever looked if it is. */
    boolean isNew() throws Exception {
        return sighted.value() == null;
    }

    /** It was looked, and all days held were looked at. */
    void looked(SubjectType type, boolean within, Map<String, NavigableMap<Integer, Told>> observed) throws Exception {
        sighted.update(within);
        changedAll(type, observed);
    }

    /** Whatever was told before: all that is held will be told, if it is within sight. */
    void changedAll(SubjectType type, Map<String, NavigableMap<Integer, Told>> observed) throws Exception {
        if (isSought(type)) {
            return;
        }
        for (var group : observed.entrySet()) {
            for (int day : group.getValue().keySet()) {
                untold.put(new ToldOn(group.getKey(), month(day)), true);
            }
        }
    }

    /** Tells the months that were not told as they are now. */
    void tell(Named subject, Map<String, NavigableMap<Integer, Told>> observed, Consumer<HistoryPage> out)
            throws Exception {
        List<ToldOn> months = new ArrayList<>();
        untold.keys().forEach(months::add);
        for (ToldOn one : months) {
            NavigableMap<Integer, Told> group = observed.get(one.group());
            out.accept(page(
                    subject,
                    one,
                    group == null
                            ? List.of()
                            : List.copyOf(group.subMap(one.day(), true, lastOf(one.day()), true)
                                    .entrySet())));
        }
        untold.clear();
    }

    private static HistoryPage page(Named subject, ToldOn on, List<Map.Entry<Integer, Told>> points) {
        int width = points.isEmpty() ? 0 : points.get(0).getValue().values().length;
        int[] days = new int[points.size()];
        double[] values = new double[points.size() * width];
        for (int i = 0; i < days.length; i++) {
            days[i] = points.get(i).getKey();
            System.arraycopy(points.get(i).getValue().values(), 0, values, i * width, width);
        }
        return new HistoryPage(
                subject.institution(),
                subject.type(),
                on.group(),
                subject.subject(),
                subject.label(),
                on.day(),
                days,
                values);
    }

    private static int month(int day) {
        return (int) LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay();
    }

    private static int lastOf(int month) {
        return (int) LocalDate.ofEpochDay(month).plusMonths(1).toEpochDay() - 1;
    }
}
