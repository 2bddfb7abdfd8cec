package io.firewatch.web.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.http.Json;
import io.firewatch.web.mask.Masks;
import io.firewatch.web.replay.Replayer.Finding;
import io.firewatch.web.replay.Replayer.Result;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What came out of a replay, as it is kept and shown, identities shortened: alerts that differ, counts by lender and day. */
final class ReplayReport {
    /** Of each kind of difference; the counts are of all. Nobody reads more, and a wild proposal would fill the record. */
    static final int MOST = 1_000;

    private final Result result;

    private ReplayReport(Result result) {
        this.result = result;
    }

    /** The same text for the same result. */
    static String of(Result result) {
        return Json.text(new ReplayReport(result).json());
    }

    private ObjectNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("same", result.same())
                .put("opened", result.opened().size())
                .put("gone", result.gone().size())
                .put("changed", result.changed().size());
        counts(json.putArray("lenders"), "institution", result.recordedByLender(), Finding::institution);
        counts(json.putArray("days"), "day", result.recordedByDay(), Finding::from);
        findings(json.putArray("openedAlerts"), result.opened());
        findings(json.putArray("goneAlerts"), result.gone());
        ArrayNode changed = json.putArray("changedAlerts");
        result.changed().stream().limit(MOST).forEach(one -> changed.addObject()
                .<ObjectNode>set("before", finding(one.before()))
                .set("after", finding(one.after())));
        return json;
    }

    private static final class Count {
        private int recorded;
        private int opened;
        private int gone;
        private int changed;
    }

    private void counts(ArrayNode list, String name, Map<String, Integer> recorded, Function<Finding, String> by) {
        Map<String, Count> counts = new TreeMap<>();
        recorded.forEach((key, count) -> at(counts, key).recorded = count);
        result.opened().forEach(one -> at(counts, by.apply(one)).opened++);
        result.gone().forEach(one -> at(counts, by.apply(one)).gone++);
        result.changed().forEach(one -> at(counts, by.apply(one.after())).changed++);
        counts.forEach((key, count) -> list.addObject()
                .put(name, key)
                .put("before", count.recorded)
                .put("after", count.recorded + count.opened - count.gone)
                .put("opened", count.opened)
                .put("gone", count.gone)
                .put("changed", count.changed));
    }

    private static Count at(Map<String, Count> counts, String key) {
        return counts.computeIfAbsent(key, one -> new Count());
    }

    private static void findings(ArrayNode list, List<Finding> findings) {
        findings.stream().limit(MOST).map(ReplayReport::finding).forEach(list::add);
    }

    private static ObjectNode finding(Finding one) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", one.id())
                .put("rule", one.rule())
                .put("institution", one.institution())
                .put("subject", Masks.text(one.subject()))
                .put("severity", one.severity())
                .put("firing", one.firing())
                .put("from", one.from())
                .put("to", one.to())
                .put("formula", Masks.text(one.formula()));
    }
}
