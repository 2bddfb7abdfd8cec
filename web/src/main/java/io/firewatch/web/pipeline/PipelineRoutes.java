package io.firewatch.web.pipeline;

import io.firewatch.web.access.Right;
import io.firewatch.web.http.StoreUnavailable;
import io.firewatch.web.index.Index;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** {@code /api/pipeline} and what it leaves aside, {@code /health/*} and {@code /metrics}. */
public final class PipelineRoutes {
    private final Pipeline pipeline;
    private final SetAside setAside;
    private final Slots slots;
    private final Index index;

    public PipelineRoutes(Pipeline pipeline, SetAside setAside, Slots slots, Index index) {
        this.pipeline = pipeline;
        this.setAside = setAside;
        this.slots = slots;
        this.index = index;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/pipeline", ctx -> ctx.json(pipeline.progress()), Right.READ);
        routes.get("/api/pipeline/set-aside", ctx -> ctx.json(Map.of("items", setAside.newest())), Right.READ);
        routes.get("/health/live", ctx -> ctx.json(Map.of("status", "live")), Right.ANYONE);
        routes.get("/health/ready", this::ready, Right.ANYONE);
        routes.get("/metrics", this::metrics, Right.ANYONE);
    }

    private record Check(String name, String state, String detail, boolean sound) {}

    private record Readiness(String status, List<Check> checks) {}

    private void ready(Context ctx) {
        List<Check> checks = new ArrayList<>();
        checks.addAll(record());
        checks.add(index());
        boolean sound = checks.stream().allMatch(Check::sound);
        ctx.status(sound ? 200 : 503).json(new Readiness(sound ? "ready" : "unready", checks));
    }

    private List<Check> record() {
        try {
            List<Check> checks = new ArrayList<>();
            for (Slots.Slot slot : slots.all()) {
                checks.add(new Check(
                        "slot " + slot.name(),
                        slot.state().name().toLowerCase(Locale.ROOT),
                        detail(slot),
                        slot.state().isSound()));
            }
            checks.add(0, new Check("record", "up", "PostgreSQL answers", true));
            return checks;
        } catch (JdbiException e) {
            return List.of(new Check("record", "down", "PostgreSQL does not answer", false));
        }
    }

    private Check index() {
        try {
            index.check();
            return new Check("index", "up", "Elasticsearch answers", true);
        } catch (StoreUnavailable e) {
            return new Check("index", "down", "Elasticsearch does not answer", false);
        }
    }

    private static String detail(Slots.Slot slot) {
        return switch (slot.state()) {
            case ACTIVE -> slot.lagBytes() + " bytes behind";
            case IDLE -> "nobody reads it; " + slot.lagBytes() + " bytes behind";
            case MISSING ->
                "the slot does not exist: the job has not started yet, or its slot was dropped and changes"
                        + " since then are missed";
            case LOST -> "PostgreSQL discarded changes the job had not read: drop the slot and rebuild from the record";
        };
    }

    private void metrics(Context ctx) {
        StringBuilder text = new StringBuilder();
        gauge(text, "firewatch_index_up", "1 when Elasticsearch answers.", () -> index().sound() ? 1 : 0);
        try {
            Pipeline.Progress progress = pipeline.progress();
            gauge(text, "firewatch_record_up", "1 when PostgreSQL answers.", () -> 1);
            gauge(text, "firewatch_landed_seq", "Newest record landed.", progress::landed);
            gauge(text, "firewatch_judged_seq", "Newest record judged.", progress::judged);
            gauge(text, "firewatch_indexed_seq", "Newest record whose alerts can be found.", progress::indexed);
            gauge(text, "firewatch_judged_records", "Records that went through the books.", progress::judgedRecords);
            gauge(text, "firewatch_lag_seconds", "Age of the oldest record not judged.", progress::lagSeconds);
            gauge(text, "firewatch_digested_seq", "Newest record on lenders' pages.", progress::digested);
            gauge(text, "firewatch_set_aside", "Records that cannot be digested for them.", progress::setAside);
            slotMetrics(text);
        } catch (JdbiException e) {
            gauge(text, "firewatch_record_up", "1 when PostgreSQL answers.", () -> 0);
        }
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(text.toString());
    }

    private void slotMetrics(StringBuilder text) {
        List<Slots.Slot> all = slots.all();
        header(text, "firewatch_slot_lag_bytes", "Log the slot's reader has not confirmed.");
        all.forEach(slot ->
                text.append("firewatch_slot_lag_bytes{slot=\"%s\"} %d\n".formatted(slot.name(), slot.lagBytes())));
        header(text, "firewatch_slot_sound", "1 when the slot exists and has lost nothing.");
        all.forEach(slot -> text.append("firewatch_slot_sound{slot=\"%s\"} %d\n"
                .formatted(slot.name(), slot.state().isSound() ? 1 : 0)));
    }

    private static void gauge(StringBuilder text, String name, String help, Supplier<Number> value) {
        header(text, name, help);
        text.append(name).append(' ').append(value.get()).append('\n');
    }

    private static void header(StringBuilder text, String name, String help) {
        text.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(name, help, name));
    }
}
