package io.firewatch.ingestion.identity;

import java.util.regex.Pattern;

/** Masking of what names a natural person: enough stays for an inspector to recognise a case, not to identify anybody. */
public final class Masking {
    private static final int MASKED_TAIL = 4;
    private static final int ACCOUNT_TAIL = 4;

    /**
     * 身份证 numbers: region, a plausible birth date, and three digits with a check character. The date tells them from
     * all-digit 统一社会信用代码 of the same length.
     */
    private static final Pattern PERSONAL_ID =
            Pattern.compile("\\d{6}(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[0-9Xx]");

    private static final Pattern PERSONAL_ID_IN_TEXT =
            Pattern.compile("(?<![0-9A-Za-z])" + PERSONAL_ID.pattern() + "(?![0-9A-Za-z])");
    private static final Pattern MOBILE_IN_TEXT = Pattern.compile("(?<![0-9A-Za-z])1[3-9]\\d{9}(?![0-9A-Za-z])");

    private Masking() {}

    /** Keeps the surname (the first character) of a person's name: 赵某某 becomes 赵**. */
    public static String name(String name) {
        String trimmed = name.trim();
        int characters = trimmed.codePointCount(0, trimmed.length());
        if (characters <= 1) {
            return trimmed;
        }
        return trimmed.substring(0, trimmed.offsetByCodePoints(0, 1)) + "*".repeat(Math.min(characters - 1, 2));
    }

    /** Hides the last four characters of a telephone number (reporting-protocol A.8). */
    public static String phone(String phone) {
        String trimmed = phone.trim();
        int kept = Math.max(0, trimmed.length() - MASKED_TAIL);
        return trimmed.substring(0, kept) + "*".repeat(trimmed.length() - kept);
    }

    /** Keeps the last four characters of a bank account. */
    public static String account(String account) {
        String trimmed = account.trim();
        int hidden = Math.max(0, trimmed.length() - ACCOUNT_TAIL);
        return "*".repeat(Math.min(hidden, 8)) + trimmed.substring(hidden);
    }

    /** Whether a document number is a natural person's identity card number in clear. */
    public static boolean isPersonalId(String document) {
        return PERSONAL_ID.matcher(document.trim()).matches();
    }

    /** Hides identity card and mobile telephone numbers that somebody wrote into free text. */
    public static String freeText(String text) {
        if (text.length() < 11) {
            return text;
        }
        String withoutIds = PERSONAL_ID_IN_TEXT.matcher(text).replaceAll("******************");
        return MOBILE_IN_TEXT.matcher(withoutIds).replaceAll("***********");
    }
}
