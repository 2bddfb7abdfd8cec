package io.firewatch.rulesets.catalogue;

import io.firewatch.rulesets.rule.Overrides;
import io.firewatch.rulesets.source.SourceFile;
import io.firewatch.rulesets.source.YamlText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a text of the rule language says, in one way of writing: without comments, with keys in order and white space and
 * numbers written alike. Two texts that mean the same have the same hash, so a version tells a change of meaning.
 */
public final class NormalText {
    private NormalText() {}

    /** A text that is no YAML mapping stands for itself. */
    public static String of(String text) {
        return YamlText.normal(new SourceFile("text", text)).orElse(text);
    }

    /** SHA-256 of the normal text, in hex. */
    public static String hash(String text) {
        return hash(text, Overrides.NONE);
    }

    /** Of the text with what a bureau set instead of its defaults. */
    public static String hash(String text, Overrides overrides) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest((of(text) + overrides.normal()).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
