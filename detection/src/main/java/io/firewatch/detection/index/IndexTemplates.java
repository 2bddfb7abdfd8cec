package io.firewatch.detection.index;

import io.firewatch.record.IndexMappings;
import java.io.IOException;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;

/**
 * Gives the indices their shape before anything is written: templates for all of them, so that one that was dropped comes
 * back the same, and the index of alerts itself, so that an empty desk can search.
 */
public final class IndexTemplates {
    private static final int HAPPENS_WHEN_IT_EXISTS = 400;

    private IndexTemplates() {}

    /** Harmless when everything is there already. */
    public static void install(String url) throws IOException {
        try (SearchIndex index = new SearchIndex(url)) {
            install(index);
        }
    }

    /** What each writer does before it writes: a first document without the template would guess the shape for good. */
    static void install(SearchIndex index) throws IOException {
        template(index, "firewatch-alerts", IndexMappings.ALERTS_INDEX, IndexMappings.alerts());
        template(index, "firewatch-indicators", IndexMappings.INDICATORS_PREFIX + "*", IndexMappings.indicators());
        template(index, "firewatch-history", IndexMappings.HISTORY_PREFIX + "*", IndexMappings.history());
        createAlerts(index);
        adopt(index);
    }

    /** An index made by an earlier version learns of fields added since; what it knows already stays. */
    private static void adopt(SearchIndex index) throws IOException {
        Request request = new Request("PUT", "/" + IndexMappings.ALERTS_INDEX + "/_mapping");
        request.setJsonEntity(IndexMappings.alertFields());
        index.perform(request);
    }

    private static void template(SearchIndex index, String name, String pattern, String shape) throws IOException {
        Request request = new Request("PUT", "/_index_template/" + name);
        request.setJsonEntity("{\"index_patterns\":[\"" + pattern + "\"],\"priority\":200,\"template\":" + shape + "}");
        index.perform(request);
    }

    private static void createAlerts(SearchIndex index) throws IOException {
        try {
            index.perform(new Request("PUT", "/" + IndexMappings.ALERTS_INDEX));
        } catch (ResponseException e) {
            boolean exists = e.getResponse().getStatusLine().getStatusCode() == HAPPENS_WHEN_IT_EXISTS
                    && String.valueOf(e.getMessage()).contains("resource_already_exists_exception");
            if (!exists) {
                throw e;
            }
        }
    }
}
