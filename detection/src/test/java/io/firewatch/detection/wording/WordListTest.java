package io.firewatch.detection.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordListTest {
    @ParameterizedTest
    @ValueSource(strings = {"本项目保本保息", "由平台 兜 底", "设立风险准备金账户", "客户质保款全额覆盖", "非保本型，但备付金充足"})
    void aPromiseIsFound(String text) {
        assertThat(WordList.GUARANTEE.in(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"本项目不保本、不保息", "非保本浮动收益", "支付工程质保金", "购买原材料", ""})
    void aDenialOrAnotherMeaningIsNone(String text) {
        assertThat(WordList.GUARANTEE.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"用于股票投资", "支付购房首付款", "期货保证金", "参与打新"})
    void aForbiddenUseIsFound(String text) {
        assertThat(WordList.FORBIDDEN.in(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"支付购车首付", "二手车首付款", "装修"})
    void theDownPaymentForACarIsNone(String text) {
        assertThat(WordList.FORBIDDEN.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"资金不得用于股票、期货投资", "装修，不用于购房", "承诺不投向配资"})
    void whatAPurposeRulesOutIsNone(String text) {
        assertThat(WordList.FORBIDDEN.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"不用于生产，用于炒股票", "本金不得用于其他；支付购房首付"})
    void whatComesAfterADenialIsFound(String text) {
        assertThat(WordList.FORBIDDEN.in(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"缴纳孩子学费", "子女学费", "员工培训"})
    void schoolFeesOfAChildAreNoStudentsLoan(String text) {
        assertThat(WordList.SCHOOL.in(text)).isEmpty();
    }
}
