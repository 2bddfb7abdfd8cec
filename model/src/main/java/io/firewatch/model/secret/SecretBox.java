package io.firewatch.model.secret;

/** Keeps secrets unreadable at rest: whoever holds the database without the bureau's key learns nothing. */
public interface SecretBox {
    byte[] encrypt(String secret);

    /** Throws {@link IllegalStateException} when the text was encrypted with another key or was altered. */
    String decrypt(byte[] encrypted);
}
