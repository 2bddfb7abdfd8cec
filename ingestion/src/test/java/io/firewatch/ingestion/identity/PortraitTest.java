package io.firewatch.ingestion.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.BusinessTime;
import org.junit.jupiter.api.Test;

class PortraitTest {
    private static final int DAY = BusinessTime.parseDay("2019-06-05");

    @Test
    void readsAgeAndRegionFromAMaskedCard() {
        assertThat(Portrait.ofPerson("33010619940605****", "1", DAY))
                .isEqualTo(new Portrait("25-34", "male", "330106"));
        assertThat(Portrait.ofPerson("33010619940606****", "0", DAY))
                .isEqualTo(new Portrait("18-24", "female", "330106"));
        assertThat(Portrait.ofPerson("33010620100606****", "-1", DAY)).isEqualTo(new Portrait("<18", "", "330106"));
    }

    @Test
    void readsAnOldCardOfFifteenDigits() {
        assertThat(Portrait.ofPerson("33010650060****", "1", DAY)).isEqualTo(new Portrait("65+", "male", "330106"));
    }

    @Test
    void readsTheSexFromACardThatWasNotMasked() {
        assertThat(Portrait.ofPerson("330106199406051234", "-1", DAY).sex()).isEqualTo("male");
        assertThat(Portrait.ofPerson("330106199406051244", "-1", DAY).sex()).isEqualTo("female");
    }

    @Test
    void tellsNothingFromWhatIsNoCard() {
        assertThat(Portrait.ofPerson("E1234****", "-1", DAY)).isEqualTo(Portrait.UNKNOWN);
        assertThat(Portrait.ofPerson("33010619941305****", "", DAY).ageBand()).isEmpty();
        assertThat(Portrait.ofPerson("33010620990605****", "", DAY).ageBand()).isEmpty();
    }

    @Test
    void readsACompanysRegion() {
        assertThat(Portrait.ofCompany("91330100MA0000001X", "-1").region()).isEqualTo("330100");
        assertThat(Portrait.ofCompany("91330100MA0000001X", "440300").region()).isEqualTo("440300");
        assertThat(Portrait.ofCompany("unknown", "-1")).isEqualTo(Portrait.UNKNOWN);
    }

    @Test
    void masksWhatNamesAPerson() {
        assertThat(Masking.name("赵某某")).isEqualTo("赵**");
        assertThat(Masking.name("钱二")).isEqualTo("钱*");
        assertThat(Masking.name("赵**")).isEqualTo("赵**");
        assertThat(Masking.name("𠮷田太郎")).isEqualTo("𠮷**");
        assertThat(Masking.phone("13900001357")).isEqualTo("1390000****");
        assertThat(Masking.account("9999********1357")).isEqualTo("********1357");
        assertThat(Masking.freeText("身份证330106199406051234，电话13900001357。"))
                .isEqualTo("身份证******************，电话***********。");
        assertThat(Masking.isPersonalId("91330100MA0000001X")).isFalse();
    }

    @Test
    void theMonthOfBirthIsKeptOfThoseOnlyWhoWereYoungWhenTheyRegistered() {
        int registered = BusinessTime.parseDay("2026-06-01");

        assertThat(Portrait.bornMonth("33010620030715****", registered)).isEqualTo("2003-07");
        assertThat(Portrait.bornMonth("33010620090715****", registered)).isEqualTo("2009-07");
        assertThat(Portrait.bornMonth("33010620030615****", registered)).isEmpty();
        assertThat(Portrait.bornMonth("33010619940605****", registered)).isEmpty();
        assertThat(Portrait.bornMonth("330106650605***", registered)).isEmpty();
        assertThat(Portrait.bornMonth("E1234****", registered)).isEmpty();
    }
}
