package io.firewatch.web.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.record.IndexMappings;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.StoreUnavailable;
import io.firewatch.web.mask.Masks;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;

/**
 * The connection to Elasticsearch. Connects when first asked, so that the desk starts while the index is still down. Every
 * search passes through here and finds only what whoever asks may see.
 */
public final class Index implements AutoCloseable {
    private final ElasticsearchClient client;
    private final Visible visible;

    /** Which institutions' documents whoever asks may see; empty when that is all of them. */
    public interface Visible {
        Optional<Collection<String>> institutions();
    }

    public Index(String url, Visible visible) {
        this.visible = visible;
        RestClient connection = RestClient.builder(HttpHost.create(url)).build();
        this.client = new ElasticsearchClient(new RestClientTransport(connection, new JacksonJsonpMapper(Json.MAPPER)));
    }

    /** Throws {@link StoreUnavailable} when the cluster does not answer or cannot serve. */
    public void check() {
        try {
            if (client.cluster().health().status() == HealthStatus.Red) {
                throw new StoreUnavailable("index", new IOException("cluster status is red"));
            }
        } catch (IOException | ElasticsearchException e) {
            throw new StoreUnavailable("index", e);
        }
    }

    /** Searches; indices that do not exist yet count as empty. Alerts are found masked. */
    SearchResponse<ObjectNode> search(String index, Consumer<SearchRequest.Builder> request) {
        SearchResponse<ObjectNode> found = searchWhole(index, request);
        if (index.equals(IndexMappings.ALERTS_INDEX)) {
            found.hits().hits().forEach(hit -> {
                if (hit.source() != null) {
                    Masks.alert(hit.source());
                }
            });
        }
        return found;
    }

    /** Like {@link #search}, with the personal data that alerts hold. */
    SearchResponse<ObjectNode> searchWhole(String index, Consumer<SearchRequest.Builder> request) {
        SearchRequest asked = asked(index, request);
        return answer(
                visible.institutions().map(codes -> narrowed(asked, codes)).orElse(asked));
    }

    /**
     * Searches among the documents of one institution, none of which hold personal data; finds nothing where whoever asks may not
     * see it. A list of all that they may see would be laid over every document of their districts first.
     */
    SearchResponse<ObjectNode> searchOf(String institution, String index, Consumer<SearchRequest.Builder> request) {
        boolean seen =
                visible.institutions().map(codes -> codes.contains(institution)).orElse(true);
        return answer(narrowed(asked(index, request), seen ? List.of(institution) : List.of()));
    }

    private static SearchRequest asked(String index, Consumer<SearchRequest.Builder> request) {
        return SearchRequest.of(builder -> {
            builder.index(index).ignoreUnavailable(true).allowNoIndices(true);
            request.accept(builder);
            return builder;
        });
    }

    private SearchResponse<ObjectNode> answer(SearchRequest search) {
        try {
            return client.search(search, ObjectNode.class);
        } catch (IOException | ElasticsearchException e) {
            throw new StoreUnavailable("index", e);
        }
    }

    /** The same search among documents of some institutions; its counts are narrowed with it. */
    private static SearchRequest narrowed(SearchRequest search, Collection<String> institutions) {
        Query asked = search.query();
        return search.rebuild()
                .query(q -> q.bool(both -> {
                    both.filter(AlertIndex.terms("institution", institutions));
                    return asked == null ? both : both.must(asked);
                }))
                .build();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
