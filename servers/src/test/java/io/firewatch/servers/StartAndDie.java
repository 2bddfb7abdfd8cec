package io.firewatch.servers;

import java.nio.file.Path;

/** Starts a server, writes to it and ends as abruptly as {@code kill -9} would, leaving the server behind. */
final class StartAndDie {
    static final int KILLED = 137;

    private StartAndDie() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        if (args[0].equals("postgres")) {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
            EmbeddedServersIT.execute(postgres, "CREATE TABLE kept (word text)");
            EmbeddedServersIT.execute(postgres, "INSERT INTO kept VALUES ('烽火')");
        } else {
            EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(folder);
            EmbeddedServersIT.send("PUT", elasticsearch.url() + "/kept/_doc/1", "{\"word\":\"烽火\"}");
        }
        Runtime.getRuntime().halt(KILLED);
    }
}
