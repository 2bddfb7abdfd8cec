package io.firewatch.ingestion.gateway;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The two fields of a push, {@code apiKey} and {@code msg} (A.2), cut from a URL-encoded body.
 *
 * @param apiKey null when the body has none: some clients send it as a header or in the query
 * @param msg UTF-8 text, checked
 */
record Form(@Nullable String apiKey, byte[] msg) {

    /** Throws {@link RefusedException} when {@code msg} is missing or repeated, or when an escape or the UTF-8 is wrong. */
    static Form parse(byte[] body) {
        String apiKey = null;
        byte[] msg = null;
        int start = 0;
        while (start <= body.length) {
            int end = indexOf(body, '&', start, body.length);
            int equals = indexOf(body, '=', start, end);
            String name = new String(body, start, Math.min(equals - start, 64), StandardCharsets.ISO_8859_1);
            if (name.equals("msg")) {
                if (msg != null) {
                    throw bad("表单中 msg 重复。", "The form carries msg twice.");
                }
                msg = decoded(body, Math.min(equals + 1, end), end);
            } else if (name.equals("apiKey") && apiKey == null) {
                apiKey = new String(decoded(body, Math.min(equals + 1, end), end), StandardCharsets.UTF_8);
            }
            start = end + 1;
        }
        if (msg == null) {
            throw bad("缺少表单字段 msg。", "The form field msg is missing (application/x-www-form-urlencoded: apiKey, msg).");
        }
        requireUtf8(msg);
        return new Form(apiKey, msg);
    }

    private static int indexOf(byte[] body, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] == wanted) {
                return i;
            }
        }
        return to;
    }

    private static byte[] decoded(byte[] body, int from, int to) {
        byte[] plain = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = body[i];
            if (b == '+') {
                plain[length++] = ' ';
            } else if (b == '%') {
                int high = i + 2 < to ? Character.digit(body[i + 1], 16) : -1;
                int low = i + 2 < to ? Character.digit(body[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw bad(
                            "URL 编码错误，位置 " + (i - from) + "。",
                            "Wrong URL encoding: no two hex digits after % at byte " + (i - from) + ".");
                }
                plain[length++] = (byte) ((high << 4) | low);
                i += 2;
            } else {
                plain[length++] = b;
            }
        }
        return Arrays.copyOf(plain, length);
    }

    private static void requireUtf8(byte[] text) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(text);
        CharBuffer scratch = CharBuffer.allocate(8 * 1024);
        try {
            while (true) {
                var result = decoder.decode(in, scratch, true);
                if (result.isError()) {
                    result.throwException();
                }
                if (result.isUnderflow()) {
                    return;
                }
                scratch.clear();
            }
        } catch (CharacterCodingException e) {
            throw new RefusedException(
                    AnswerCode.NOT_JSON,
                    "msg 不是 UTF-8 编码，位置 " + in.position() + "。",
                    "msg is not UTF-8: wrong byte at position " + in.position() + ".");
        }
    }

    private static RefusedException bad(String zh, String en) {
        return new RefusedException(AnswerCode.BAD_FORM, zh, en);
    }
}
