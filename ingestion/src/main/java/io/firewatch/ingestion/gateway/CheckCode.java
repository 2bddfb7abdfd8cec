package io.firewatch.ingestion.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells whether a check code fits its batch in any of the ways lenders' clients compute it (A.4): the MD5 of the Java
 * list text, the same with C#'s lost zeros, of the JSON of the records, or of the timestamp. A code that fits none is a
 * finding about data quality, never a reason to refuse.
 */
final class CheckCode {
    private CheckCode() {}

    static boolean fits(Envelope envelope, byte[] msg) {
        String claimed = envelope.fields().getOrDefault("checkCode", "").toLowerCase(Locale.ROOT);
        if (claimed.isEmpty()) {
            return false;
        }
        byte[] asSent = new byte[envelope.dataEnd() - envelope.dataStart()];
        System.arraycopy(msg, envelope.dataStart(), asSent, 0, asSent.length);
        // Cheapest first; json_encode sends exactly the text it hashed.
        return claimed.equals(hex(md5(utf8(envelope.fields().getOrDefault("timestamp", "")))))
                || claimed.equals(hex(md5(asSent)))
                || fitsListText(claimed, envelope.records())
                || claimed.equals(hex(md5(utf8(phpEscaped(new String(asSent, StandardCharsets.UTF_8))))));
    }

    private static boolean fitsListText(String claimed, List<ObjectNode> records) {
        byte[] digest = md5(utf8(listText(records)));
        return claimed.equals(hex(digest)) || claimed.equals(hexWithoutLeadingZeros(digest));
    }

    /** {@code [{k=v, k=v}, {k=v}]}: what Java prints for a list of maps, nested lists included. */
    static String listText(Iterable<? extends JsonNode> records) {
        StringBuilder text = new StringBuilder(4_096);
        appendList(text, records);
        return text.toString();
    }

    private static void appendList(StringBuilder text, Iterable<? extends JsonNode> values) {
        String separator = "[";
        for (JsonNode value : values) {
            text.append(separator);
            append(text, value);
            separator = ", ";
        }
        text.append(separator.equals("[") ? "[]" : "]");
    }

    private static void append(StringBuilder text, JsonNode value) {
        if (value.isArray()) {
            appendList(text, value);
        } else if (value.isObject()) {
            String separator = "{";
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                text.append(separator).append(field.getKey()).append('=');
                append(text, field.getValue());
                separator = ", ";
            }
            text.append(separator.equals("{") ? "{}" : "}");
        } else {
            text.append(value.asText());
        }
    }

    /** The same JSON with PHP's escapes, for a client that hashes json_encode's text but sends another's. */
    static String phpEscaped(String json) {
        StringBuilder escaped = new StringBuilder(json.length() + 256);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '/' && (i == 0 || json.charAt(i - 1) != '\\')) {
                escaped.append("\\/");
            } else if (c > '\u007f') {
                escaped.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String hexWithoutLeadingZeros(byte[] digest) {
        StringBuilder hex = new StringBuilder(32);
        for (byte b : digest) {
            hex.append(Integer.toHexString(b & 0xff));
        }
        return hex.toString();
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
