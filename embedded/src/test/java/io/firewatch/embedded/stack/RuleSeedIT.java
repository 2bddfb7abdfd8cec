package io.firewatch.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.record.RecordSchema;
import io.firewatch.rulesets.catalogue.CatalogueRule;
import io.firewatch.rulesets.catalogue.NormalText;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.rule.RuleParser;
import io.firewatch.servers.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ships comes into force at a start, and what the bureau decided survives it. */
class RuleSeedIT {
    private static final String TEXT = RuleCatalogue.text("over-limit/over-limit.one-platform/rule.yaml");
    private static final String RULE = "over-limit.one-platform";

    private TestDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = new TestDatabase("rule_seed");
        RecordSchema.migrate(database.dataSource());
        assertThat(sow(TEXT)).isEqualTo(1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anotherStartChangesNothingAndAnotherTextIsTheNextVersion() throws SQLException {
        assertThat(sow(TEXT)).isZero();
        assertThat(sow(shipped("7"))).isEqualTo(1);
        assertThat(database.ask("SELECT max(version) FROM desk.rule_version")).isEqualTo("2");
        assertThat(database.ask("SELECT count(*) FROM desk.rule_draft")).isEqualTo("0");
    }

    @Test
    void aTextOfTheBureausOwnStaysAndANewShippedOneIsLaidBesideIt() throws SQLException {
        String own = shipped("3");
        database.execute("INSERT INTO desk.rule_draft (rule, base_version, body, hash, author, changed_by) VALUES ('"
                + RULE + "', 1, $t$" + own + "$t$, '" + NormalText.hash(own) + "', 'an-analyst', 'an-analyst')");
        database.execute("UPDATE desk.rule_draft SET state = 'submitted', submitted_by = 'an-analyst'");
        database.execute("UPDATE desk.rule_draft SET state = 'approved', approved_by = 'a-head', approved_hash = hash");
        database.execute("UPDATE desk.rule_draft SET state = 'active', version = 2");
        database.execute("INSERT INTO desk.rule_version (rule, version, hash, status, body, draft)"
                + " SELECT rule, 2, hash, 'active', body, draft FROM desk.rule_draft");

        assertThat(sow(TEXT)).as("a restart").isZero();
        assertThat(sow(shipped("9"))).as("a new release").isZero();
        assertThat(sow(shipped("9"))).as("and its next start").isZero();

        assertThat(database.ask("SELECT body FROM desk.rule_version ORDER BY version DESC LIMIT 1"))
                .isEqualTo(own);
        assertThat(database.ask("SELECT count(*) || ' ' || max(state) FROM desk.rule_draft WHERE author = 'firewatch'"))
                .isEqualTo("1 draft");
    }

    /** The same rule from another day on. */
    private static String shipped(String day) {
        return TEXT.replace("from: 2016-08-24", "from: 2016-08-0" + day);
    }

    private int sow(String text) throws SQLException {
        CatalogueRule rule = new CatalogueRule(RuleParser.parse(RULE, text), text, NormalText.hash(text));
        return RuleSeed.sow(database.dataSource(), List.of(rule));
    }
}
