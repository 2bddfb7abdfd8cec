package io.firewatch.detection.rollup;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.model.indicator.SubjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each alert of an institution which other alert, if any, tells the same finding at a coarser grain: an episode of
 * the rule that {@code rolls-up-under} names, about the institution or about the same subject, that touches it in time. A
 * function of the alerts that stand, whatever the order they came in: a child is told again when its parent appears, is
 * corrected or moves. State: per rule and subject the days of its alerts, and every alert that may have a parent; both for
 * good, like the alerts.
 */
public final class RollUpFunction extends KeyedProcessFunction<String, AlertRow, AlertRow> {
    private static final String CORRECTED = "corrected";

    private transient MapState<String, Spans> spans;
    private transient MapState<String, Children> children;
    private transient MapState<String, String> groups;

    @Override
    public void open(OpenContext context) {
        spans = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("spans", Types.STRING, TypeInformation.of(Spans.class)));
        children = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("children", Types.STRING, TypeInformation.of(Children.class)));
        groups = getRuntimeContext().getMapState(new MapStateDescriptor<>("groups", Types.STRING, Types.STRING));
    }

    @Override
    public void processElement(AlertRow alert, Context ctx, Collector<AlertRow> out) throws Exception {
        out.collect(placed(alert));
        String key = key(alert.rule(), subject(alert));
        Spans before = spansOf(key);
        Spans now = before.with(alert);
        if (now.equals(before)) {
            return;
        }
        spans.put(key, now);
        for (String group : groupsUnder(alert)) {
            placeAnew(group, out);
        }
    }

    /** The alert with its parent, remembered when it may have one. */
    private AlertRow placed(AlertRow alert) throws Exception {
        String rule = alert.rollsUpUnder();
        String group = rule == null ? null : key(rule, subject(alert));
        String before = groups.get(alert.id());
        if (before != null && !before.equals(group)) {
            children.put(before, childrenOf(before).minus(alert.id())); // its rule rolls up elsewhere since
            groups.remove(alert.id());
        }
        if (group == null) {
            return alert;
        }
        AlertRow placed = alert.rolledUpUnder(parent(alert));
        groups.put(alert.id(), group);
        children.put(group, childrenOf(group).with(placed));
        return placed;
    }

    private @Nullable String parent(AlertRow child) throws Exception {
        String rule = child.rollsUpUnder();
        if (rule == null || CORRECTED.equals(child.resolution())) {
            return null;
        }
        Span parent = spansOf(key(rule, "")).over(child);
        if (parent == null) {
            parent = spansOf(key(rule, subject(child))).over(child);
        }
        return parent == null ? null : parent.alert();
    }

    private void placeAnew(String group, Collector<AlertRow> out) throws Exception {
        Children before = childrenOf(group);
        Children now = before;
        for (AlertRow child : before.all()) {
            String parent = parent(child);
            if (!Objects.equals(parent, child.rolledUpUnder())) {
                AlertRow placed = child.rolledUpUnder(parent);
                now = now.with(placed);
                out.collect(placed);
            }
        }
        if (!now.equals(before)) {
            children.put(group, now);
        }
    }

    /** Alerts about the institution stand over those about any of its subjects, others over those about the same one. */
    private List<String> groupsUnder(AlertRow parent) throws Exception {
        String subject = subject(parent);
        if (!subject.isEmpty()) {
            return List.of(key(parent.rule(), subject));
        }
        List<String> under = new ArrayList<>();
        for (String group : children.keys()) {
            if (group.startsWith(key(parent.rule(), ""))) {
                under.add(group);
            }
        }
        return under;
    }

    private Spans spansOf(String key) throws Exception {
        Spans known = spans.get(key);
        return known == null ? Spans.NONE : known;
    }

    private Children childrenOf(String group) throws Exception {
        Children known = children.get(group);
        return known == null ? Children.NONE : known;
    }

    private static String key(String rule, String subject) {
        return rule + '\n' + subject;
    }

    private static String subject(AlertRow alert) {
        return alert.subjectType() == SubjectType.INSTITUTION
                ? ""
                : alert.subjectType().id() + '/' + alert.subject();
    }
}
