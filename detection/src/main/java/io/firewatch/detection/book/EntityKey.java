package io.firewatch.detection.book;

/**
 * What a book is kept about: a loan, claim, transfer, product or party of one institution. Its hash is spelled out
 * because Flink spreads keys by it and must find them again after a restart.
 *
 * @param institution empty for books kept city-wide
 */
public record EntityKey(String institution, String id) {
    @Override
    public int hashCode() {
        return 31 * institution.hashCode() + id.hashCode();
    }
}
