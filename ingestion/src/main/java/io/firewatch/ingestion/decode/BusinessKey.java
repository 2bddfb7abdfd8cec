package io.firewatch.ingestion.decode;

import io.firewatch.ingestion.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Business keys: which record of one lender and one type this is, over all its repeats and versions (A.1, A.6). */
final class BusinessKey {
    /** An index entry of PostgreSQL holds 2,700 bytes; a longer key is told apart by its hash. */
    private static final int LONGEST = 1_000;

    private BusinessKey() {}

    static String joined(Object... parts) {
        StringJoiner key = new StringJoiner("|");
        for (Object part : parts) {
            key.add(part.toString());
        }
        return bounded(key.toString());
    }

    private static String bounded(String key) {
        // Three bytes cover any character of the basic plane, two of them any pair beyond it.
        if (key.length() * 3 <= LONGEST || key.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return key;
        }
        return "sha256:" + Sha256.hex(key);
    }
}
