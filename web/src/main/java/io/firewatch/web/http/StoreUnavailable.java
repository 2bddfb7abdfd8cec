package io.firewatch.web.http;

/** A store the desk stands on does not answer: mapped to 503, so that a caller knows to come back. */
public final class StoreUnavailable extends RuntimeException {
    private final String store;

    public StoreUnavailable(String store, Throwable cause) {
        super(store + " does not answer: " + cause.getMessage(), cause);
        this.store = store;
    }

    /** {@code "record"} (PostgreSQL) or {@code "index"} (Elasticsearch). */
    public String store() {
        return store;
    }
}
