package io.firewatch.rulesets.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.firewatch.rulesets.rule.RuleErrors;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionParserTest {
    private static final String TEXT =
            """
            id: exception.school-loans
            rules: [over-limit.one-platform]
            match: {institution: CERT1, subject: abc}
            reason: {zh: 法院确认的重组, en: a restructuring the court confirmed}
            from: 2026-01-05
            expires: 2026-06-30
            approved-by: li.na
            approved-on: 2026-01-04
            """;

    @Test
    void isReadWhenItIsSignedFor() {
        RuleException read = ExceptionParser.parse("e.yaml", signed(TEXT));

        assertThat(read.isAbout("over-limit.one-platform", "CERT1", "abc")).isTrue();
        assertThat(read.isAbout("over-limit.one-platform", "CERT1", "abd")).isFalse();
        assertThat(read.isAbout("over-limit.one-platform", "CERT2", "abc")).isFalse();
        assertThat(read.isAbout("ponzi.payout-gap", "CERT1", "abc")).isFalse();
        assertThat(read.expires()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(read.approvedBy()).isEqualTo("li.na");
    }

    @Test
    void withoutASubjectItIsForTheWholeInstitutionAndWithoutABeginningFromItsApproval() {
        RuleException read = ExceptionParser.parse(
                "e.yaml", signed(TEXT.replace(", subject: abc", "").replace("from: 2026-01-05\n", "")));

        assertThat(read.isAbout("over-limit.one-platform", "CERT1", "anybody")).isTrue();
        assertThat(read.from()).isEqualTo(LocalDate.of(2026, 1, 4));
    }

    @Test
    void aCommentLeavesTheSignatureGoodAndALongerTermDoesNot() {
        String signed = signed(TEXT);

        assertThat(ExceptionParser.parse("e.yaml", "# filed 2026/17\n" + signed))
                .isNotNull();
        assertThatExceptionOfType(RuleErrors.class)
                .isThrownBy(() -> ExceptionParser.parse("e.yaml", signed.replace("2026-06-30", "2026-12-31")))
                .withMessageContaining("e.yaml:9:9: the text is not the one that was signed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    expires: 2026-06-30        |                      | the file has no 'expires'
                    approved-by: li.na         |                      | the file has no 'approved-by'
                    expires: 2026-06-30        | expires: 2026-01-01  | e.yaml:6:10: the exception ends before it begins on 2026-01-05
                    expires: 2026-06-30        | expires: 2028-06-30  | e.yaml:6:10: an exception lasts 400 days at most
                    exception.school-loans     | school-loans         | e.yaml:1:5: id 'school-loans' must be exception.name
                    [over-limit.one-platform]  | []                   | e.yaml:2:8: an exception names the rules
                    institution: CERT1,        |                      | 'match' has no 'institution'
                    en: a restructuring        | es: a restructuring  | 'reason' has no 'en'
                    from: 2026-01-05           | form: 2026-01-05     | unknown key 'form' in the file; did you mean 'from'?
                    """)
    void whatCannotBeAnsweredForIsRefused(String text, String instead, String words) {
        String changed = TEXT.replace(text, instead == null ? "" : instead);

        assertThatExceptionOfType(RuleErrors.class)
                .isThrownBy(() -> ExceptionParser.parse("e.yaml", signed(changed)))
                .withMessageContaining(words);
    }

    @Test
    void anUnsignedOneIsRefused() {
        assertThatExceptionOfType(RuleErrors.class)
                .isThrownBy(() -> ExceptionParser.parse("e.yaml", TEXT))
                .withMessageContaining("the file has no 'signed'");
    }

    private static String signed(String text) {
        return text + "signed: " + ExceptionParser.signature(text) + "\n";
    }
}
