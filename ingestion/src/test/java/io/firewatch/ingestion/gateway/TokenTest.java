package io.firewatch.ingestion.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final String EXPECTED = "8ea6ab703db1b81962f13ff6cde74bdb8fc8aae20995b554ac0d111e224b7833";

    @Test
    void isThatOfTheProtocol() {
        assertThat(Token.of("CERT20990101001", 150, "example-shared-secret", "1559723002000", "5f3a1c22"))
                .isEqualTo(EXPECTED);
        assertThat(Token.matches(" " + EXPECTED.toUpperCase(), EXPECTED)).isTrue();
        assertThat(Token.matches("", EXPECTED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.50", "1.500"})
    void readsTheVersionAsHundredths(String version) {
        assertThat(Token.requireVersion(version)).isEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4", "2", "", "1,5", "1e1", "15", "9999999999"})
    void refusesEveryOtherVersion(String version) {
        assertThatThrownBy(() -> Token.requireVersion(version)).isInstanceOf(RefusedException.class);
    }
}
