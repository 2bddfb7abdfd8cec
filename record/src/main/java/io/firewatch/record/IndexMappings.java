package io.firewatch.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The shape of the Elasticsearch indices, as JSON text {@code {"settings":…, "mappings":…}}: it serves as the body of a
 * create-index call and as the {@code template} of an index template. It stands beside the schema because detection writes
 * these indices and the desk reads them, and neither knows the other.
 */
public final class IndexMappings {
    /** The one index of alerts; document id = alert id. */
    public static final String ALERTS_INDEX = "alerts-v1";

    /** Monthly indices of indicators are this prefix and {@code yyyy-MM}. */
    public static final String INDICATORS_PREFIX = "indicators-";

    /** Monthly indices of history are this prefix and {@code yyyy-MM}. */
    public static final String HISTORY_PREFIX = "history-";

    private IndexMappings() {}

    /** For {@link #ALERTS_INDEX}. */
    public static String alerts() {
        return resource("/index/alerts.json");
    }

    /** The fields of {@link #ALERTS_INDEX} alone, as the body of a put-mapping call. */
    public static String alertFields() {
        String whole = alerts();
        String mappings = "\"mappings\":";
        int from = whole.indexOf('{', whole.indexOf(mappings) + mappings.length());
        return whole.substring(from, whole.lastIndexOf('}')); // mappings stand last
    }

    /** For each {@code indicators-yyyy-MM}. */
    public static String indicators() {
        return resource("/index/indicators.json");
    }

    /**
     * For each {@code history-yyyy-MM}: of one subject, group of indicators and month all that was observed, as {@code
     * points}: {@code {"days":[epoch day…], "columns":{"indicator":[value…]}}}, money in fen, null where nothing can be said.
     */
    public static String history() {
        return resource("/index/history.json");
    }

    private static String resource(String path) {
        try (InputStream in = IndexMappings.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource " + path + " is missing from module record");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + path + " cannot be read", e);
        }
    }
}
