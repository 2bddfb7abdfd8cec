package io.firewatch.web.search;

import io.firewatch.web.http.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What was typed into the box, and what it can be.
 *
 * @param text as typed, without surrounding blanks
 */
public record Asked(String text, Kind kind) {
    public static final int LONGEST = 100;

    /** More words than this are a text pasted by mistake. */
    private static final int MOST_WORDS = 6;

    /** A resident's identity number: region, a plausible date of birth, three digits and a check character. */
    private static final Pattern PERSONAL_ID =
            Pattern.compile("\\d{6}(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[0-9Xx]");

    /** The hash the feed carries: a public function of the identity number, and as telling. */
    private static final Pattern FEED_HASH = Pattern.compile("[0-9a-fA-F]{64}");

    private static final Pattern PARTY = Pattern.compile("[0-9a-fA-F]{32}");

    /** What a text may be taken for. */
    public enum Kind {
        NOTHING,
        /** Names, codes and words. */
        WORDS,
        /** A re-keyed identity of the record. */
        PARTY,
        /** A document number, or its public hash: never in an address, a log or an answer. */
        DOCUMENT
    }

    /** Refuses with 400 what is too long. */
    public static Asked of(String typed) {
        String text = typed.trim();
        if (text.length() > LONGEST) {
            throw Refusal.badRequest("q: is longer than " + LONGEST + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest("q: holds control characters");
        }
        if (PERSONAL_ID.matcher(text).matches() || FEED_HASH.matcher(text).matches()) {
            return new Asked(text, Kind.DOCUMENT);
        }
        return PARTY.matcher(text).matches()
                ? new Asked(text.toLowerCase(Locale.ROOT), Kind.PARTY)
                : new Asked(text, text.isEmpty() ? Kind.NOTHING : Kind.WORDS);
    }

    /** A document of any kind, which the one who asks calls one. Refuses with 400 what is none. */
    public static Asked document(String typed) {
        String text = typed.trim();
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest("document: 1 to " + LONGEST + " characters");
        }
        return new Asked(text, Kind.DOCUMENT);
    }

    /** Each of them has to be found. */
    List<String> words() {
        return Arrays.stream(text.split("\\s+")).limit(MOST_WORDS).toList();
    }

    @Override
    public String toString() {
        return "Asked[" + kind + "]"; // what was typed may be a person's
    }
}
