package io.firewatch.embedded.city;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A form body under construction: text is percent-encoded as it is written, so no JSON string ever exists. */
final class FormBody {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            PLAIN[c] = Character.isLetterOrDigit(c);
        }
        for (char c : "-_.*".toCharArray()) {
            PLAIN[c] = true;
        }
    }

    private final boolean escapesUnicode;
    private byte[] bytes = new byte[32 * 1024];
    private int length;

    FormBody(boolean escapesUnicode) {
        this.escapesUnicode = escapesUnicode;
    }

    /** Text that needs no encoding: field names of the form. */
    FormBody literal(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            add(ascii.charAt(i));
        }
        return this;
    }

    /** JSON syntax. */
    FormBody json(String text) {
        for (int i = 0; i < text.length(); i++) {
            encode(text.charAt(i));
        }
        return this;
    }

    /** A JSON string with its quotes. */
    FormBody string(String text) {
        encode('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || (c == '/' && escapesUnicode)) {
                encode('\\');
                encode(c);
            } else if (c < 0x80) {
                encode(c);
            } else if (escapesUnicode) {
                json("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    add(Character.toLowerCase((char) HEX[(c >> shift) & 15]));
                }
            } else if (c < 0x800) {
                percent(0xC0 | (c >> 6));
                percent(0x80 | (c & 0x3F));
            } else {
                percent(0xE0 | (c >> 12));
                percent(0x80 | ((c >> 6) & 0x3F));
                percent(0x80 | (c & 0x3F));
            }
        }
        encode('"');
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void encode(char c) {
        if (PLAIN[c]) {
            add(c);
        } else if (c == ' ') {
            add('+');
        } else {
            percent(c);
        }
    }

    private void percent(int octet) {
        add('%');
        add((char) HEX[octet >> 4]);
        add((char) HEX[octet & 15]);
    }

    private void add(char c) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) c;
    }
}
