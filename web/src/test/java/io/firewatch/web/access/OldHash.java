package io.firewatch.web.access;

import io.firewatch.record.access.Passwords;

/** A password hash as an earlier version would have made it. */
public final class OldHash {
    private OldHash() {}

    /** At a quarter of today's cost. */
    public static String of(String password) {
        return Passwords.hash(password, 4_864, 2);
    }
}
