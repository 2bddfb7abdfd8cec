package io.firewatch.web.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileKindTest {
    @Test
    void tellsAKindByNameAndBeginning() {
        assertThat(FileKind.of("a.PDF", bytes("%PDF-1.4"))).contains(FileKind.PDF);
        assertThat(FileKind.of("a.docx", bytes("PK\u0003\u0004…"))).contains(FileKind.WORD);
        assertThat(FileKind.of("a.csv", bytes("loan,amount"))).contains(FileKind.TEXT);
        assertThat(FileKind.of("a.jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}))
                .contains(FileKind.JPEG);
    }

    @Test
    void refusesWhatIsNotWhatItsNameSays() {
        assertThat(FileKind.of("a.pdf", bytes("MZ program"))).isEmpty();
        assertThat(FileKind.of("a.pdf", new byte[0])).isEmpty();
        assertThat(FileKind.of("a.exe", bytes("%PDF-1.4"))).isEmpty();
        assertThat(FileKind.of("pdf", bytes("<html>"))).isEmpty();
        assertThat(FileKind.of("a.txt", new byte[] {'a', 0, 'b'})).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
