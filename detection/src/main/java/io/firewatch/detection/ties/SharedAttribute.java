package io.firewatch.detection.ties;

/**
 * Who of an institution's users share one thing; nobody where too few or too many do. A later one of the same kind and key
 * replaces it.
 *
 * @param parties ascending; {@code names} and {@code seqs} are those of the parties
 */
public record SharedAttribute(String kind, String key, String[] parties, String[] names, long[] seqs) {
    String place() {
        return kind + '/' + key;
    }
}
