package io.firewatch.ingestion.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BureauKeysTest {
    private static final String HASH = "b438371511581213adc2620fbabc4200bfb921da2addc506f6022e6650851ce1";

    @TempDir
    private Path folder;

    @Test
    void makesAKeyFileThatOnlyItsOwnerReads() throws IOException {
        Path file = folder.resolve("data/bureau.key");

        BureauKeys.loadOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAKeyFileThatOthersMayRead() throws IOException {
        Path file = folder.resolve("bureau.key");
        BureauKeys.loadOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> BureauKeys.loadOrCreate(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void refusesAFileThatIsNoKey() throws IOException {
        Path file = folder.resolve("bureau.key");
        Files.writeString(file, "secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> BureauKeys.loadOrCreate(file)).hasMessageContaining("is no bureau key");
    }

    @Test
    void givesTheSamePartyAfterARestartAndAnotherAtAnotherBureau() throws IOException {
        Path file = folder.resolve("bureau.key");
        String party = BureauKeys.loadOrCreate(file).party(HASH);

        assertThat(party).matches("[0-9a-f]{32}");
        assertThat(BureauKeys.loadOrCreate(file).party(" " + HASH.toUpperCase() + " "))
                .isEqualTo(party);
        assertThat(BureauKeys.loadOrCreate(file).partyOfDocument("999999190001011234"))
                .isEqualTo(party);
        assertThat(BureauKeys.loadOrCreate(folder.resolve("other.key")).party(HASH))
                .isNotEqualTo(party);
    }

    @Test
    void readsBackItsOwnSecretsAndNoOthers() throws IOException {
        BureauKeys keys = BureauKeys.loadOrCreate(folder.resolve("bureau.key"));
        byte[] encrypted = keys.encrypt("共享密钥");
        byte[] altered = encrypted.clone();
        altered[altered.length - 1] ^= 1;

        assertThat(keys.decrypt(encrypted)).isEqualTo("共享密钥");
        assertThat(keys.encrypt("共享密钥")).isNotEqualTo(encrypted);
        assertThatThrownBy(() -> keys.decrypt(altered)).hasMessageContaining("altered");
        assertThatThrownBy(() ->
                        BureauKeys.loadOrCreate(folder.resolve("other.key")).decrypt(encrypted))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void neverPrintsItself() throws IOException {
        assertThat(BureauKeys.loadOrCreate(folder.resolve("bureau.key"))).hasToString("BureauKeys[hidden]");
    }

    @Test
    void computesTheHashOfTheProtocol() {
        assertThat(ProtocolHash.ofDocument("999999190001011234")).isEqualTo(HASH);
        assertThat(ProtocolHash.isHash(HASH.toUpperCase())).isTrue();
        assertThat(ProtocolHash.isHash("999999190001011234")).isFalse();
    }
}
