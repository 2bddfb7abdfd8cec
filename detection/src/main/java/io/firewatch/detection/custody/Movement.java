package io.firewatch.detection.custody;

/**
 * Money that one side says moved: signed fen, where a reversal takes back.
 *
 * @param type code of A.10, -1 where the bank does not say
 * @param in only of the bank: into the account
 */
public record Movement(boolean bank, int day, int type, boolean in, long fen, long seq) {}
