package io.firewatch.web.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What happened around a lender, day by day: findings, what the register came to say, and what the bureau did. Grows with the
 * alerts of the lender in the period ({@code desk.alert_by_institution}), of which the newest are read.
 */
public final class Timeline {
    /** More dots are no picture. */
    private static final int MOST = 200;

    /** Steps that somebody outside the bureau notices, or that end a case. */
    private static final List<String> STEPS = List.of(
            "find",
            "measure",
            "letter",
            "reply",
            "refer",
            "approve-referral",
            "police-decision",
            "feedback",
            "close",
            "false-positive");

    private final Jdbi record;
    private final RegistryHistory registry;

    public Timeline(Jdbi record, RegistryHistory registry) {
        this.record = record;
        this.registry = registry;
    }

    /** The rows of the picture. */
    public enum Lane {
        ALERT,
        REGISTER,
        STEP;

        @com.fasterxml.jackson.annotation.JsonValue
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One thing that happened.
     *
     * @param kind opened or ended of an alert; fact, holder-from, holder-to or the kind of an event of the register; a step
     * @param alert id, where it is about one
     * @param title of the alert's rule, zh and en
     * @param detail names and values: of a fact {@code fact, before, after}, of a holder {@code role, name}
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Item(
            String day,
            Lane lane,
            String kind,
            @Nullable String alert,
            @Nullable String severity,
            Map<String, String> title,
            Map<String, String> detail) {}

    /** Newest first; {@code truncated} when older ones were left out. */
    public record Answer(List<Item> items, boolean truncated) {}

    /** The days from {@code from} to {@code to}, each without a bound when null. */
    public Answer of(String code, @Nullable LocalDate from, @Nullable LocalDate to) {
        String first = from == null ? "0000-00-00" : from.toString();
        String last = to == null ? "9999-99-99" : to.toString();
        List<Item> items = new ArrayList<>(alerts(code, from, to));
        items.addAll(steps(code, from, to));
        items.addAll(registered(registry.of(code)));
        items.removeIf(item -> item.day().compareTo(first) < 0 || item.day().compareTo(last) > 0);
        items.sort(Comparator.comparing(Item::day).reversed().thenComparing(Item::lane));
        return new Answer(items.subList(0, Math.min(MOST, items.size())), items.size() > MOST);
    }

    private List<Item> alerts(String code, @Nullable LocalDate from, @Nullable LocalDate to) {
        List<Item> items = new ArrayList<>();
        record.useHandle(handle -> handle.createQuery(
                        """
                        SELECT id, severity, title_zh, title_en, episode_day, event_day, resolution FROM desk.alert
                        WHERE institution = :code AND rolled_up_under IS NULL AND episode_day <= coalesce(:to, date 'infinity')
                          AND event_day >= coalesce(:from, date '-infinity')
                        ORDER BY episode_day DESC, id LIMIT :most
                        """)
                .bind("code", code)
                .bind("from", date(from))
                .bind("to", date(to))
                .bind("most", MOST + 1)
                .map((row, ctx) -> items.addAll(alert(row)))
                .list());
        return items;
    }

    private static List<Item> alert(ResultSet row) throws SQLException {
        Map<String, String> title = Map.of("zh", row.getString("title_zh"), "en", row.getString("title_en"));
        String id = row.getString("id");
        String severity = row.getString("severity");
        String resolution = row.getString("resolution");
        Item opened =
                new Item(row.getDate("episode_day").toString(), Lane.ALERT, "opened", id, severity, title, Map.of());
        return resolution == null
                ? List.of(opened)
                : List.of(
                        opened,
                        new Item(
                                row.getDate("event_day").toString(),
                                Lane.ALERT,
                                resolution,
                                id,
                                severity,
                                title,
                                Map.of()));
    }

    private List<Item> steps(String code, @Nullable LocalDate from, @Nullable LocalDate to) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT step.action, (step.at AT TIME ZONE 'Asia/Shanghai')::date AS day, alert.id, alert.severity,
                               alert.title_zh, alert.title_en
                        FROM desk.alert alert JOIN desk.triage_step step ON step.alert = alert.id
                        WHERE alert.institution = :code AND step.action = ANY (:steps)
                          AND (step.at AT TIME ZONE 'Asia/Shanghai')::date
                              BETWEEN coalesce(:from, date '-infinity') AND coalesce(:to, date 'infinity')
                        ORDER BY step.id DESC LIMIT :most
                        """)
                .bind("code", code)
                .bindByType("steps", STEPS.toArray(String[]::new), String[].class)
                .bind("from", date(from))
                .bind("to", date(to))
                .bind("most", MOST + 1)
                .map((row, ctx) -> new Item(
                        row.getDate("day").toString(),
                        Lane.STEP,
                        row.getString("action"),
                        row.getString("id"),
                        row.getString("severity"),
                        Map.of("zh", row.getString("title_zh"), "en", row.getString("title_en")),
                        Map.of()))
                .list());
    }

    static List<Item> registered(RegistryHistory.History history) {
        List<Item> items = new ArrayList<>();
        history.changes()
                .forEach(change -> items.add(register(
                        change.day(),
                        "fact",
                        detail("fact", change.fact(), "before", change.before(), "after", change.after()))));
        for (RegistryHistory.Holder holder : history.holders()) {
            Map<String, String> who = detail("role", holder.role(), "name", holder.name(), "of", holder.of());
            Optional.ofNullable(holder.from()).ifPresent(day -> items.add(register(day, "holder-from", who)));
            Optional.ofNullable(holder.to()).ifPresent(day -> items.add(register(day, "holder-to", who)));
        }
        history.events().forEach(event -> items.add(register(event.day(), event.kind(), detail("note", event.note()))));
        return items;
    }

    private static Item register(String day, String kind, Map<String, String> detail) {
        return new Item(day, Lane.REGISTER, kind, null, null, Map.of(), detail);
    }

    /** Names and values in turn; what is not known is left out. */
    private static Map<String, String> detail(@Nullable String... namesAndValues) {
        Map<String, String> detail = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = namesAndValues[i];
            String value = namesAndValues[i + 1];
            if (name != null && value != null && !value.isEmpty()) {
                detail.put(name, value);
            }
        }
        return detail;
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }
}
