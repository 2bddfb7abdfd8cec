package io.firewatch.web.rule;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.condition.Limit;
import io.firewatch.rulesets.measure.MeasureIndicator;
import io.firewatch.rulesets.measure.MeasureParser;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.rule.RuleParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest version of every rule of the record. */
public final class RulesInForce {
    private static final Logger LOG = LoggerFactory.getLogger(RulesInForce.class);

    private static final String NEWEST =
            """
            SELECT DISTINCT ON (rule) rule, version, hash, status, body, parameters, activated_at
            FROM desk.rule_version WHERE kind = '%s' ORDER BY rule, version DESC""";

    private final Jdbi record;

    public RulesInForce(Jdbi record) {
        this.record = record;
    }

    /**
     * A version of a rule.
     *
     * @param overrides what the bureau set instead of the defaults, JSON
     * @param rule null when the text cannot be read any more
     */
    public record InForce(
            String id,
            int version,
            String hash,
            String status,
            String body,
            String overrides,
            String activatedAt,
            @Nullable Rule rule) {}

    /** In order of their names, retired ones included. */
    public List<InForce> all() {
        List<MeasureIndicator> measures = measures();
        return newest("rule").stream().map(one -> one.read(measures)).toList();
    }

    public Optional<InForce> find(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** What these rules are called, by id; one whose text cannot be read any more is absent. */
    public Map<String, Rule.Text> titles(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<MeasureIndicator> measures = measures();
        Map<String, Rule.Text> titles = new HashMap<>();
        for (Version one : newest("rule")) {
            Rule rule = ids.contains(one.id) ? one.read(measures).rule() : null;
            if (rule != null) {
                titles.put(one.id, rule.title());
            }
        }
        return titles;
    }

    /** What a rule in force sets limits to. */
    public List<Limit> limits(Rule rule) {
        return RuleCompiler.limits(rule, Layout.of(rule.subject(), measures()));
    }

    /** An indicator by its name: a coded one, or a measure's of the record. */
    public Optional<Indicator> indicator(String name) {
        return Indicator.ofId(name).or(() -> measures().stream()
                .filter(one -> one.id().equals(name))
                .map(Indicator.class::cast)
                .findFirst());
    }

    /** The measures of the record that rules may ask about. */
    List<MeasureIndicator> measures() {
        List<MeasureIndicator> measures = new ArrayList<>();
        for (Version one : newest("measure")) {
            try {
                measures.add(new MeasureIndicator(MeasureParser.parse(one.id, one.body)));
            } catch (RuleErrors e) {
                LOG.warn("a measure in force cannot be read measure={} version={}", one.id, one.version, e);
            }
        }
        return measures;
    }

    private List<Version> newest(String kind) {
        return record.withHandle(handle -> handle.createQuery(NEWEST.formatted(kind))
                .map((row, ctx) -> new Version(
                        row.getString("rule"),
                        row.getInt("version"),
                        row.getString("hash"),
                        row.getString("status"),
                        row.getString("body"),
                        row.getString("parameters"),
                        row.getTimestamp("activated_at").toInstant().toString()))
                .list());
    }

    private record Version(
            String id, int version, String hash, String status, String body, String overrides, String activatedAt) {
        InForce read(List<MeasureIndicator> measures) {
            return new InForce(id, version, hash, status, body, overrides, activatedAt, parsed(measures));
        }

        private @Nullable Rule parsed(List<MeasureIndicator> measures) {
            try {
                return RuleParser.parse(id, body, measures);
            } catch (RuleErrors e) {
                LOG.warn("a rule in force cannot be read rule={} version={}", id, version, e);
                return null;
            }
        }
    }
}
