package io.firewatch.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.indicator.Unit;
import io.firewatch.web.access.Role;
import io.firewatch.web.alert.AlertState;
import io.firewatch.web.alert.Deadlines;
import io.firewatch.web.alert.Referral;
import io.firewatch.web.alert.TriageAction;
import io.firewatch.web.alert.Verdict;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.deadline.BureauFiles;
import io.firewatch.web.deadline.ReferralClocks;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
    @Test
    void saysTheSameThingsInBothLanguages() throws Exception {
        assertThat(keys("zh")).isEqualTo(keys("en"));
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryStateAndStep(Language language) {
        Texts t = Texts.in(language);
        for (AlertState state : AlertState.values()) {
            assertThat(t.say("status." + state.id())).doesNotContain("⟦");
        }
        for (TriageAction action : TriageAction.values()) {
            assertThat(t.say("action." + action.id())).doesNotContain("⟦");
        }
        for (String action : AuditAction.ids()) {
            assertThat(t.say("audited." + action)).doesNotContain("⟦");
        }
        for (String role : Role.ids()) {
            assertThat(t.say("role." + role)).doesNotContain("⟦");
        }
        for (Verdict verdict : Verdict.values()) {
            assertThat(t.say("verdict." + verdict.id())).doesNotContain("⟦");
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryFamilyOfIndicatorsOnAnInstitutionsPage(Language language) {
        Texts t = Texts.in(language);
        for (Facet facet : Facet.values()) {
            if (facet.subject() == SubjectType.INSTITUTION) {
                assertThat(t.say("facet." + facet.id())).doesNotContain("⟦");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesEverythingThatMayBeDue(Language language) {
        Texts t = Texts.in(language);
        ReferralClocks.load(new BureauFiles(null)).clocks().forEach(clock -> {
            assertThat(t.say("due." + clock.kind())).doesNotContain("⟦");
            assertThat(t.say("term." + clock.within().unit(), 1)).doesNotContain("⟦");
        });
        for (String what :
                List.of("acknowledge", "find", Deadlines.MEASURE, Deadlines.MEASURE_DECISION, Deadlines.LETTER)) {
            assertThat(t.say("due." + what)).doesNotContain("⟦");
        }
        for (Referral referral : Referral.values()) {
            if (referral != Referral.NONE) {
                assertThat(t.say("referral." + referral.id())).doesNotContain("⟦");
            }
        }
    }

    @Test
    void writesNumbersWithTheirUnit() {
        Texts zh = Texts.in(Language.ZH);
        assertThat(zh.value(Unit.MONEY, 8_412_300)).isEqualTo("8,412,300.00 元");
        assertThat(zh.value(Unit.SHARE, 0.1234)).isEqualTo("12.34 %");
        assertThat(zh.value(Unit.DAYS, 30)).isEqualTo("30 天");
        assertThat(zh.moment("2026-05-04T16:30:00Z")).isEqualTo("2026-05-05 00:30:00");
    }

    private static Set<String> keys(String language) throws Exception {
        Properties messages = new Properties();
        try (Reader reader = new InputStreamReader(
                TextsTest.class.getResourceAsStream("/io/firewatch/dashboards/messages/" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages.stringPropertyNames();
    }
}
