package io.firewatch.web.board;

import static io.firewatch.web.board.SourceField.register;
import static io.firewatch.web.board.SourceField.term;

import io.firewatch.model.Severity;
import io.firewatch.model.indicator.CheckIndicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.model.record.RecordType;
import io.firewatch.rulesets.rule.Patterns;
import io.firewatch.web.alert.AlertState;
import io.firewatch.web.board.SourceField.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What boards may ask about, and which of its fields: whatever is not listed here is refused when a board is read. */
public enum Source {
    /** The alerts of the index. The first time field listed is the one a range of days means. */
    ALERTS(
            term("severity", "severity", "severity", ids(Severity.values(), Severity::id)),
            term("pattern", "pattern", "pattern", Patterns.ALL),
            term("status", "status", "status", ids(AlertState.values(), AlertState::id)),
            term("dataState", "dataState", "data-state", List.of("firing", "resolved")),
            term("resolution", "resolution", "resolution", List.of("cleared", "corrected")),
            term("subjectType", "subject.type", "subject", ids(SubjectType.values(), SubjectType::id)),
            term("rule", "rule", "", List.of()),
            term("institution", "institution", "", List.of()),
            register("district", "", "", List.of()),
            register("type", "", "type", ids(InstitutionType.values(), InstitutionType::id)),
            SourceField.of("episodeDay", Role.DAY, "episodeDay"),
            SourceField.of("openedAt", Role.MOMENT, "openedAt"),
            SourceField.of("subject", Role.IDENTITY, "subject.id")),
    /** The institutions' indicators of the index; a measure names the indicator it is taken of. */
    INDICATORS(
            term("institution", "institution", "", List.of()),
            register("district", "", "", List.of()),
            register("type", "", "type", ids(InstitutionType.values(), InstitutionType::id)),
            SourceField.of("day", Role.DAY, "day")),
    /** What the checks of the reported data found, per lender and business day. */
    QUALITY(
            term("check", "q.check_id", "", ids(CheckIndicator.values(), CheckIndicator::id)),
            term("institution", "q.institution", "", List.of()),
            register("district", "i.district", "", List.of()),
            register("type", "i.type", "type", ids(InstitutionType.values(), InstitutionType::id)),
            SourceField.of("day", Role.DAY, "q.day"),
            SourceField.of("cases", Role.NUMBER, "q.cases"),
            SourceField.of("failed", Role.NUMBER, "q.failed")),
    /** The batches lenders pushed, by the moment of receipt. */
    ARRIVALS(
            term(
                    "record",
                    recordName(),
                    "record",
                    reported().map(RecordType::endpoint).toList()),
            term("batch", "q.status", "batch", List.of("success", "failed")),
            term("institution", "q.institution", "", List.of()),
            register("district", "i.district", "", List.of()),
            register("type", "i.type", "type", ids(InstitutionType.values(), InstitutionType::id)),
            SourceField.of("receivedAt", Role.MOMENT, "(q.received_at AT TIME ZONE 'Asia/Shanghai')"),
            SourceField.of("records", Role.NUMBER, "q.total"),
            SourceField.of("refused", Role.NUMBER, "q.refused"));

    private final List<SourceField> fields;

    Source(SourceField... fields) {
        this.fields = List.of(fields);
    }

    /** The word in YAML: {@code alerts}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<SourceField> fields() {
        return fields;
    }

    public Optional<SourceField> field(String name) {
        return fields.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The time a range of days means unless a panel says otherwise. */
    SourceField usualTime() {
        return fields.stream().filter(SourceField::isTime).findFirst().orElseThrow();
    }

    /** Throws {@link IllegalArgumentException} naming what is allowed. */
    static Source ofId(String id) {
        return Arrays.stream(values())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("source '" + id + "' is none of "
                        + Arrays.stream(values()).map(Source::id).collect(Collectors.joining(", "))));
    }

    private static Stream<RecordType> reported() {
        return Arrays.stream(RecordType.values()).filter(one -> !one.isIndependent());
    }

    private static String recordName() {
        return reported()
                .map(one -> " WHEN " + one.infType() + " THEN '" + one.endpoint() + "'")
                .collect(Collectors.joining("", "(CASE q.inf_type", " ELSE q.inf_type::text END)"));
    }

    private static <E> List<String> ids(E[] values, java.util.function.Function<E, String> id) {
        return Arrays.stream(values).map(id).toList();
    }
}
