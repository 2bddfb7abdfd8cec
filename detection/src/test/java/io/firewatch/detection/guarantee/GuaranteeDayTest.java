package io.firewatch.detection.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.ties.GuarantorTie;
import io.firewatch.detection.ties.GuarantorTies;
import io.firewatch.detection.ties.RegisteredTie;
import io.firewatch.model.Money;
import io.firewatch.model.indicator.GuaranteeIndicator;
import io.firewatch.model.record.Affiliation;
import io.firewatch.model.record.GuarantorFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One guarantor, {@code g}, on day 10; amounts in fen. */
class GuaranteeDayTest {
    private static final int DAY = 10;

    private final List<GuaranteedLoan> loans = new ArrayList<>();
    private final NavigableMap<Integer, GuarantorFacts> register = new TreeMap<>();
    private final List<RegisteredTie> controllers = new ArrayList<>();
    private final Map<String, GuarantorTies> ties = new HashMap<>();
    private @Nullable Integer listedSince;

    @Test
    void leverageIsCountedAcrossTheCityAndToldToEachLenderThatReliesOnIt() {
        listed(0, true, 100);
        guarantee("A", "b1", 600);
        guarantee("B", "b2", 500);

        assertThat(day().institutions()).containsExactly("A", "B");
        assertThat(value("A", GuaranteeIndicator.GUARANTEE_LEVERAGE)).isEqualTo(11);
        assertThat(value("B", GuaranteeIndicator.GUARANTEE_LEVERAGE)).isEqualTo(11);
        assertThat(value("A", GuaranteeIndicator.GUARANTEED)).isEqualTo(600);
        assertThat(value("C", GuaranteeIndicator.GUARANTEE_LEVERAGE)).isZero();
    }

    @Test
    void anInsurerIsNotHeldToTheLimitsOfGuaranteeCompanies() {
        listedSince = 0;
        loan("A", "b1", true, GuaranteedLoan.UNKNOWN, 600, 0, 0);

        assertThat(value("A", GuaranteeIndicator.GUARANTEED)).isEqualTo(600);
        assertThat(value("A", GuaranteeIndicator.CITY_GUARANTEED)).isZero();
        assertThat(value("A", GuaranteeIndicator.UNLICENSED_GUARANTEED)).isZero();
        assertThat(value("A", GuaranteeIndicator.DEBTOR_GUARANTEED)).isZero();
    }

    @Test
    void netAssetsAreThoseOfTheNewestRowOfTheDay() {
        listed(5, true, 200);
        listed(11, true, 50);
        guarantee("A", "b1", 600);

        assertThat(value("A", GuaranteeIndicator.GUARANTEE_LEVERAGE)).isEqualTo(3);
    }

    @Test
    void unknownNetAssetsSayNothingAndNoneAreTheWorst() {
        guarantee("A", "b1", 600);
        assertThat(value("A", GuaranteeIndicator.GUARANTEE_LEVERAGE)).isNaN();

        listed(0, true, -5);
        assertThat(value("A", GuaranteeIndicator.GUARANTEE_LEVERAGE)).isEqualTo(600);
    }

    @Test
    void oneDebtorIsCountedAcrossTheCityForTheLendersWhoLendToHim() {
        listed(0, true, 1000);
        guarantee("A", "b1", 60);
        guarantee("B", "b1", 50);
        guarantee("B", "b2", 20);
        guarantee("C", "b2", 1);

        assertThat(value("A", GuaranteeIndicator.DEBTOR_GUARANTEED_SHARE)).isCloseTo(0.11, within(1e-12));
        assertThat(value("C", GuaranteeIndicator.DEBTOR_GUARANTEED_SHARE)).isCloseTo(0.021, within(1e-12));
        assertThat(value("A", GuaranteeIndicator.GROUP_GUARANTEED)).isZero();
    }

    @Test
    void aDebtorsAffiliatesCountWithHimWhereTheyAreGuaranteedToo() {
        listed(0, true, 1000);
        guarantee("A", "b1", 90);
        guarantee("B", "b2", 70);
        tie("A", "b1", "b2", 0, 20);
        tie("A", "b1", "somebody", 0, 20);

        assertThat(value("A", GuaranteeIndicator.GROUP_GUARANTEED_SHARE)).isCloseTo(0.16, within(1e-12));
        assertThat(value("B", GuaranteeIndicator.GROUP_GUARANTEED_SHARE)).isCloseTo(0.16, within(1e-12));
        assertThat(day().exhibits("A")).containsExactly("{b1-b2}");
    }

    @Test
    void aTieThatHasEndedMakesNoGroupAndNoRelation() {
        listed(0, true, 1000);
        guarantee("A", "b1", 90);
        guarantee("A", "b2", 70);
        tie("A", "b1", "b2", 0, 9);
        tie("A", "", "g", 0, 9);

        assertThat(value("A", GuaranteeIndicator.GROUP_GUARANTEED)).isZero();
        assertThat(value("A", GuaranteeIndicator.RELATED_GUARANTEED)).isZero();
    }

    @Test
    void theListDecidesWhoIsLicensedAndTheLenderWhereItIsSilent() {
        assertThat(unlicensed(null, null, GuaranteedLoan.LICENSED)).isFalse();
        assertThat(unlicensed(null, null, GuaranteedLoan.NOT_LICENSED)).isTrue();
        assertThat(unlicensed(null, null, GuaranteedLoan.UNKNOWN)).isFalse();
        // A list is kept and it is not on it.
        assertThat(unlicensed(null, 0, GuaranteedLoan.LICENSED)).isTrue();
        assertThat(unlicensed(null, DAY + 1, GuaranteedLoan.LICENSED)).isFalse();
        // The list knows better than a lender who sends 1 for true.
        assertThat(unlicensed(facts(0, true, 1), 0, GuaranteedLoan.NOT_LICENSED))
                .isFalse();
        assertThat(unlicensed(facts(0, false, 1), 0, GuaranteedLoan.LICENSED)).isTrue();
        assertThat(unlicensed(facts(0, null, 1), 0, GuaranteedLoan.NOT_LICENSED))
                .isTrue();
        assertThat(unlicensed(facts(0, null, 1), 0, GuaranteedLoan.LICENSED)).isFalse();
    }

    @Test
    void aLicenceIsOlderThanItsListing() {
        assertThat(unlicensed(facts(DAY + 5, true, 1), 0, GuaranteedLoan.UNKNOWN))
                .isFalse();
    }

    @Test
    void aRelatedGuarantorIsThatOfOneLender() {
        guarantee("A", "b1", 90);
        guarantee("B", "b1", 70);
        tie("A", "", "g", 0, 20);

        assertThat(value("A", GuaranteeIndicator.RELATED_GUARANTEED)).isEqualTo(90);
        assertThat(value("B", GuaranteeIndicator.RELATED_GUARANTEED)).isZero();
        assertThat(day().exhibits("A")).containsExactly("{-g}");
    }

    @Test
    void whoeverControlsTheGuarantorMustNotBeGuaranteed() {
        guarantee("A", "parent", 90);
        guarantee("A", "minor", 70);
        guarantee("A", "boss", 5);
        guarantee("A", "holder", 3);
        controlled("shareholder", "parent", "g", 0.5);
        controlled("shareholder", "minor", "g", 0.2);
        controlled("controller", "boss", "g", null);
        controlled("controlled-company", "g", "holder", null);
        controlled("controller", "stranger", "h", null);

        assertThat(value("A", GuaranteeIndicator.CONTROLLER_GUARANTEED)).isEqualTo(98);
        assertThat(day().exhibits("A")).hasSize(3).anyMatch(one -> one.contains("\"share\":0.5"));
    }

    @Test
    void claimsAreMetAsFarAsTheyAreCompensated() {
        loan("A", "b1", false, GuaranteedLoan.LICENSED, 100, 80, 20);
        loan("A", "b2", true, GuaranteedLoan.UNKNOWN, 100, 20, 20);

        assertThat(value("A", GuaranteeIndicator.CLAIMABLE)).isEqualTo(100);
        assertThat(value("A", GuaranteeIndicator.CLAIMS_UNMET_SHARE)).isEqualTo(0.4);
        assertThat(value("B", GuaranteeIndicator.CLAIMS_UNMET_SHARE)).isZero();
    }

    @Test
    void theEvidenceIsOnesOwnLargestLoansFirst() {
        guarantee("B", "b0", 900);
        guarantee("A", "b1", 5);
        guarantee("A", "b2", 50);

        assertThat(day().records("A")).containsExactly(3, 2, 1);
    }

    private boolean unlicensed(@Nullable GuarantorFacts facts, @Nullable Integer since, int licence) {
        loans.clear();
        register.clear();
        if (facts != null) {
            register.put(facts.asOf(), facts);
        }
        listedSince = since;
        loan("A", "b1", false, licence, 7, 0, 0);
        return value("A", GuaranteeIndicator.UNLICENSED_GUARANTEED) == 7;
    }

    private GuaranteeDay day() {
        return new GuaranteeDay(
                new GuaranteeBook("g", loans, register, controllers, new TreeMap<>(ties), listedSince), DAY);
    }

    private double value(String institution, GuaranteeIndicator indicator) {
        return day().values(institution)[indicator.ordinal()];
    }

    private void guarantee(String institution, String debtor, long fen) {
        loan(institution, debtor, false, GuaranteedLoan.LICENSED, fen, 0, 0);
    }

    private void loan(
            String institution, String debtor, boolean insured, int licence, long fen, long late, long unmet) {
        long seq = loans.size() + 1;
        loans.add(new GuaranteedLoan(
                institution,
                "L" + seq,
                "g",
                "担保",
                debtor,
                insured,
                licence,
                level(fen),
                level(late),
                level(unmet),
                seq));
    }

    private static StepSeries level(long fen) {
        return StepSeries.ofLevels(new TreeMap<>(Map.of(1, fen)));
    }

    private void listed(int asOf, boolean licensed, long netAssets) {
        register.put(asOf, facts(asOf, licensed, netAssets));
    }

    private static GuarantorFacts facts(int asOf, @Nullable Boolean licensed, long netAssets) {
        return new GuarantorFacts("g", "担保", licensed, Money.ofFen(netAssets), false, asOf);
    }

    private void tie(String institution, String debtor, String other, int from, int to) {
        GuarantorTies known = ties.getOrDefault(institution, new GuarantorTies(institution, "g", new GuarantorTie[0]));
        List<GuarantorTie> more = new ArrayList<>(List.of(known.ties()));
        more.add(new GuarantorTie(from, to, debtor, other, "{" + debtor + "-" + other + "}"));
        ties.put(institution, new GuarantorTies(institution, "g", more.toArray(GuarantorTie[]::new)));
    }

    private void controlled(String role, String party, String of, @Nullable Double share) {
        controllers.add(new RegisteredTie(
                new Affiliation(party, true, party, role, of, of, share, null, null), controllers.size() + 1));
    }
}
