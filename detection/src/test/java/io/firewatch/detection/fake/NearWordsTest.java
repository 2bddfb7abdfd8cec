package io.firewatch.detection.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NearWordsTest {
    private static final String WORDS = "公司扩大经营规模补充日常流动资金周转以应收货款到账后归还";

    @Test
    void anEditInTenIsNearAndMoreIsNot() {
        assertThat(WORDS).hasSize(28);
        assertThat(NearWords.near(WORDS, "公司扩大生产规模补充日常流动资金周转以应收货款到账后归还")).isTrue();
        assertThat(NearWords.near(WORDS, "我公司扩大经营规模补充日常流动资金周转以应收货款到账后还")).isTrue();
        assertThat(NearWords.near(WORDS, "公司扩大生产规模补充季度流动资金周转以应收货款到账后归还")).isFalse();
        assertThat(NearWords.near("棉纱生意备足旺季存货年底结清", "棉纱生意备足旺季存货")).isFalse();
    }

    @Test
    void distanceCountsWhatEditorsCount() {
        assertThat(NearWords.near("abcdefghij", "abcdefghij")).isTrue();
        assertThat(NearWords.near("abcdefghij", "bcdefghij")).isTrue();
        assertThat(NearWords.near("abcdefghij", "abcdefghijk")).isTrue();
        assertThat(NearWords.near("abcdefghij", "abcdxfghij")).isTrue();
        assertThat(NearWords.near("abcdefghij", "abcdfeghij")).isFalse();
        assertThat(NearWords.near("abcdefghij", "kabcdefghi")).isFalse();
    }

    /** Every pair of letters exchanged, one by one: each near-identical copy shares a band with the text. */
    @Test
    void nearTextsMeet() {
        List<String> copies = new ArrayList<>();
        for (int i = 0; i < WORDS.length(); i++) {
            for (int j = i + 1; j < WORDS.length(); j++) {
                char[] letters = WORDS.toCharArray();
                letters[i] = '甲';
                letters[j] = '乙';
                copies.add(new String(letters));
            }
        }
        Set<Long> bands = bands(WORDS);

        assertThat(copies).allMatch(copy -> NearWords.near(WORDS, copy));
        assertThat(copies).noneMatch(copy -> Collections.disjoint(bands, bands(copy)));
    }

    @Test
    void textsThatHaveNothingInCommonDoNotMeet() {
        assertThat(bands(WORDS)).doesNotContainAnyElementsOf(bands("城东老宅翻修屋顶工资按月归还租客房租抵还"));
    }

    private static Set<Long> bands(String text) {
        return new HashSet<>(Arrays.stream(NearWords.bands(text)).boxed().toList());
    }
}
