package io.firewatch.detection.wording;

import java.text.Normalizer;
import java.util.Locale;

/** A description without what may differ between copies of it: width, case, spaces, punctuation and numbers. */
public final class NormalWords {
    /** Shorter ones, such as 资金周转, are everybody's words and tell no loan from another [DEF]. */
    static final int SHORTEST = 8;

    private static final int LONGEST = 400;

    private NormalWords() {}

    /** Letters only; empty where fewer than {@value #SHORTEST} are left. */
    public static String of(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder words = new StringBuilder();
        normal.codePoints().filter(Character::isLetter).limit(LONGEST).forEach(words::appendCodePoint);
        return words.length() < SHORTEST ? "" : words.toString();
    }
}
