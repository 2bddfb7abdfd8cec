package io.firewatch.web.whatif;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.judging.Exceptions;
import io.firewatch.rulesets.judging.RuleVersion;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What the record knows that a rule is judged with, beside what was observed. */
public final class City {
    /** Nothing is closed: far in the past, as for the job that judges. */
    private static final LocalDate NEVER = LocalDate.of(1900, 1, 1);

    private static final String VERSIONS =
            "SELECT rule, version, status, kind, body, parameters FROM desk.rule_version";

    private final Jdbi record;

    public City(Jdbi record) {
        this.record = record;
    }

    /** What people found out about an alert. */
    public enum Verdict {
        CONFIRMED,
        FALSE
    }

    public Judge judge() {
        return record.withHandle(handle -> {
            Map<String, InstitutionType> kinds = new HashMap<>();
            handle.createQuery("SELECT code, type FROM registry.institution")
                    .map((row, ctx) -> Map.entry(row.getString(1), InstitutionType.ofId(row.getString(2))))
                    .forEach(one -> kinds.put(one.getKey(), one.getValue()));
            List<RuleVersion> exceptions = handle.createQuery(VERSIONS + " WHERE kind = 'exception'")
                    .map((row, ctx) -> version(row))
                    .list();
            LocalDate closed = handle.createQuery("SELECT closed_day FROM desk.judged")
                    .map((row, ctx) -> {
                        Date day = row.getDate(1);
                        return day == null ? NEVER : day.toLocalDate();
                    })
                    .one();
            return new Judge(Map.copyOf(kinds), new Exceptions(exceptions), BusinessTime.day(closed));
        });
    }

    /** The newest version of a rule, retired or not. */
    Optional<RuleVersion> rule(String id) {
        return record.withHandle(handle -> handle.createQuery(
                        VERSIONS + " WHERE kind = 'rule' AND rule = :rule ORDER BY version DESC LIMIT 1")
                .bind("rule", id)
                .map((row, ctx) -> version(row))
                .findOne());
    }

    /** The newest version of every measure that is not retired. */
    List<RuleVersion> measures() {
        return record.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM (SELECT DISTINCT ON (rule) rule, version, status, kind, body, parameters"
                                + " FROM desk.rule_version WHERE kind = 'measure' ORDER BY rule, version DESC) newest"
                                + " WHERE status = 'active'")
                .map((row, ctx) -> version(row))
                .list());
    }

    private static RuleVersion version(ResultSet row) throws SQLException {
        return new RuleVersion(
                row.getString("rule"),
                row.getInt("version"),
                row.getString("status"),
                row.getString("kind"),
                row.getString("body"),
                row.getString("parameters"));
    }

    Map<String, String> names() {
        return record.withHandle(handle -> {
            Map<String, String> names = new HashMap<>();
            handle.createQuery("SELECT code, name FROM registry.institution")
                    .map((row, ctx) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(one -> names.put(one.getKey(), one.getValue()));
            return names;
        });
    }

    /** Of the alerts of a rule that people judged, by alert: the newest finding counts, a false alarm whatever came before. */
    public Map<String, Verdict> verdicts(String rule) {
        return record.withHandle(handle -> {
            Map<String, Verdict> verdicts = new HashMap<>();
            handle.createQuery(
                            """
                            SELECT a.id, a.status = 'false-positive' AS wrong
                            FROM desk.alert a
                            WHERE a.rule = :rule AND (a.status = 'false-positive' OR (
                                SELECT s.details ->> 'verdict' FROM desk.triage_step s
                                WHERE s.alert = a.id AND s.details ? 'verdict' ORDER BY s.id DESC LIMIT 1) = 'confirmed')
                            """
                                    .replace(" ? ", " ?? "))
                    .bind("rule", rule)
                    .map((row, ctx) ->
                            Map.entry(row.getString("id"), row.getBoolean("wrong") ? Verdict.FALSE : Verdict.CONFIRMED))
                    .forEach(one -> verdicts.put(one.getKey(), one.getValue()));
            return verdicts;
        });
    }
}
