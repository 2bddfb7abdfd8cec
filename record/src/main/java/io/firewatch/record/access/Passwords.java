package io.firewatch.record.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.util.Arrays;

/**
 * Passwords as argon2id hashes in the usual text form {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}: of the bureau's people at
 * the desk, and of lenders at the gateway.
 */
public final class Passwords {
    /** Length is what makes a password strong; the lower bound is the one 等级保护 reviews ask for. */
    public static final int SHORTEST = 10;

    /** Longer passwords only cost time to hash. */
    public static final int LONGEST = 200;

    /** 19 MiB and two passes: the least that current guidance calls safe; a sign-in costs some 50 ms. */
    private static final int MEMORY_KIB = 19_456;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Letters and digits that nobody confuses when reading a password off a terminal. */
    private static final String LEGIBLE = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Checked when the user is unknown, so that an answer takes as long as for a known one. */
    public static final String OF_NOBODY = hash("nobody");

    private Passwords() {}

    public static String hash(String password) {
        return hash(password, MEMORY_KIB, PASSES);
    }

    /** At another cost than today's: what an older version may have stored. */
    public static String hash(String password, int memoryKib, int passes) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] hash = argon2id(password, salt, memoryKib, passes, LANES, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(memoryKib, passes, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /** Whether a stored hash was made at another cost than today's, so that it is to be made anew at the next sign-in. */
    public static boolean isOutdated(String stored) {
        String[] parts = stored.split("\\$");
        return parts.length != 6 || !parts[3].equals("m=%d,t=%d,p=%d".formatted(MEMORY_KIB, PASSES, LANES));
    }

    /** Compares in constant time, with the cost the stored hash was made at. */
    public static boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$");
        if (parts.length != 6 || !parts[1].equals("argon2id")) {
            throw new IllegalStateException("a stored password hash is not in argon2id form");
        }
        int[] cost = new int[3];
        String[] settings = parts[3].split(",");
        for (int i = 0; i < cost.length; i++) {
            cost[i] = Integer.parseInt(settings[i].substring(2));
        }
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        return Arrays.constantTimeAreEqual(
                expected, argon2id(password, salt, cost[0], cost[1], cost[2], expected.length));
    }

    /** Three groups of five: about 75 bits. */
    public static String oneTime() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            if (i > 0 && i % 5 == 0) {
                text.append('-');
            }
            text.append(LEGIBLE.charAt(RANDOM.nextInt(LEGIBLE.length())));
        }
        return text.toString();
    }

    private static byte[] argon2id(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
