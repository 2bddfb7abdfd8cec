package io.firewatch.detection.loan;

import static io.firewatch.detection.loan.Loans.day;
import static io.firewatch.detection.loan.Loans.fen;
import static io.firewatch.detection.loan.Loans.flow;
import static io.firewatch.detection.loan.Loans.row;
import static io.firewatch.detection.loan.Loans.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.guarantee.GuaranteedLoan;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.Rate;
import io.firewatch.model.record.ScatterInvest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A loan of 1,000 yuan paid out on day 0, due in two halves on days 30 and 60. */
class LoanGuaranteesTest {
    private final List<LoanFlow> flows = new ArrayList<>();

    @Test
    void oneGuarantorAnswersForTheWhole() {
        GuaranteedLoan part = parts(5, "g1", "甲担保", "company", "0").get("g1");

        assertThat(part.owed().levelOn(day(1))).isEqualTo(fen("1000"));
        assertThat(part.debtor()).isEqualTo("borrower");
        assertThat(part.licence()).isEqualTo(GuaranteedLoan.LICENSED);
        assertThat(part.insured()).isFalse();
    }

    @Test
    void severalAnswerForEqualParts() {
        Map<String, GuaranteedLoan> parts = parts(5, "g1,g2", "甲担保,乙担保", "company,company", "0,1");

        assertThat(parts).containsOnlyKeys("g1", "g2");
        assertThat(part(parts, "g1").owed().levelOn(day(1))).isEqualTo(fen("500"));
        assertThat(part(parts, "g2").licence()).isEqualTo(GuaranteedLoan.NOT_LICENSED);
    }

    @Test
    void aPersonTakesHisPartAndIsNotLookedAt() {
        Map<String, GuaranteedLoan> parts = parts(5, "g1,father", "甲担保,赵**", "company,person", "0,-1");

        assertThat(parts).containsOnlyKeys("g1");
        assertThat(part(parts, "g1").owed().levelOn(day(1))).isEqualTo(fen("500"));
    }

    @Test
    void recordsWithoutKindsTellAPersonByHisMaskedName() {
        assertThat(parts(5, "g1,father", "甲担保,赵**", "", "0,-1")).containsOnlyKeys("g1");
    }

    @Test
    void aGuarantorWithoutADocumentTakesItsPart() {
        assertThat(part(parts(5, "g1,", "甲担保,乙担保", "company,company", "0"), "g1")
                        .owed()
                        .levelOn(day(1)))
                .isEqualTo(fen("500"));
        assertThat(part(parts(5, "g1", "甲担保,乙担保", "company", "0"), "g1").owed().levelOn(day(1)))
                .isEqualTo(fen("500"));
        assertThat(parts(5, "-1", "-1", "", "-1")).isEmpty();
    }

    @Test
    void whoIsNamedTwiceAnswersForBothParts() {
        assertThat(part(parts(5, "g1,g1,g2,g2", "", "", ""), "g1").owed().levelOn(day(1)))
                .isEqualTo(fen("500"));
    }

    @Test
    void anInsurerIsTold() {
        assertThat(part(parts(6, "i1", "财险", "company", "-1"), "i1").insured()).isTrue();
    }

    @Test
    void whoStandsSuretyOtherwiseGuaranteesNothing() {
        assertThat(parts(10, "g1", "甲公司", "company", "1")).isEmpty();
        assertThat(parts(-1, "g1", "甲公司", "company", "1")).isEmpty();
    }

    @Test
    void aClaimIsDueAfterThirtyDaysAndMetByACompensation() {
        flows.add(new LoanFlow(27, BusinessTime.startOf(day(70)), fen("500"), "SB1-1", 900));
        GuaranteedLoan part = part(parts(5, "g1", "甲担保", "company", "0"), "g1");

        assertThat(part.late().levelOn(day(60))).isZero();
        assertThat(part.late().levelOn(day(61))).isEqualTo(fen("500"));
        assertThat(part.unmet().levelOn(day(61))).isEqualTo(fen("500"));
        assertThat(part.late().levelOn(day(70))).isEqualTo(fen("500"));
        assertThat(part.unmet().levelOn(day(70))).isZero();
        assertThat(part.unmet().levelOn(day(91))).isEqualTo(fen("500"));
    }

    @Test
    void whatTheBorrowerPaysLateIsNoClaim() {
        flows.add(flow(18, 65, "500"));
        GuaranteedLoan part = part(parts(5, "g1,g2", "", "company,company", "0,0"), "g1");

        assertThat(part.late().levelOn(day(64))).isEqualTo(fen("250"));
        assertThat(part.late().levelOn(day(65))).isZero();
    }

    @Test
    void compensationByThePlatformIsNotTheGuarantors() {
        flows.add(new LoanFlow(37, BusinessTime.startOf(day(50)), fen("500"), "SB1-1", 900));

        assertThat(part(parts(5, "g1", "", "company", "0"), "g1").unmet().levelOn(day(61)))
                .isEqualTo(fen("500"));
    }

    private static GuaranteedLoan part(Map<String, GuaranteedLoan> parts, String guarantor) {
        return Objects.requireNonNull(parts.get(guarantor));
    }

    private Map<String, GuaranteedLoan> parts(
            int securityType, String parties, String names, String kinds, String licences) {
        Listing listing = new Listing(
                new ScatterInvest(
                        "SB1",
                        "borrower",
                        BusinessTime.startOf(day(0)),
                        "loan",
                        1,
                        "",
                        Rate.parse("0.10"),
                        Money.parseYuan("1000"),
                        Money.ZERO,
                        60,
                        1,
                        Money.ZERO,
                        7,
                        securityType,
                        names,
                        parties,
                        licences,
                        kinds,
                        Money.parseYuan("6.00"),
                        ""),
                1);
        List<StatusChange> statuses = List.of(status(9, 0));
        LoanFacts facts = new LoanFacts(
                listing,
                statuses,
                List.of(PlanIssue.of(row(1, 2, 30, "500"), 801), PlanIssue.of(row(2, 2, 60, "500"), 802)),
                List.of(),
                flows,
                List.of());
        return LoanGuarantees.of("A", facts, Outstanding.of(listing, statuses, flows));
    }
}
