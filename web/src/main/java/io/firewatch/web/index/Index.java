package io.firewatch.web.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.StoreUnavailable;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;

/** The connection to Elasticsearch. Connects when first asked, so that the desk starts while the index is still down. */
public final class Index implements AutoCloseable {
    private final ElasticsearchClient client;

    public Index(String url) {
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

    /** Searches; indices that do not exist yet count as empty. */
    SearchResponse<ObjectNode> search(String index, Consumer<SearchRequest.Builder> request) {
        SearchRequest search = SearchRequest.of(builder -> {
            builder.index(index).ignoreUnavailable(true).allowNoIndices(true);
            request.accept(builder);
            return builder;
        });
        try {
            return client.search(search, ObjectNode.class);
        } catch (IOException | ElasticsearchException e) {
            throw new StoreUnavailable("index", e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
