package io.firewatch.web.http;

import io.firewatch.web.access.Right;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.util.Map;
import java.util.Set;

/** Page assets and the web jars they use, served from the class path. */
public final class StaticFiles {
    private StaticFiles() {}

    public static void add(JavalinConfig config) {
        config.staticFiles.add(files -> {
            files.hostedPath = "/assets";
            files.directory = "/io/firewatch/dashboards/assets";
            files.location = Location.CLASSPATH;
            files.roles = Set.of(Right.ANYONE);
            // Our own files change with every release under the same name: browsers must ask.
            files.headers = Map.of("Cache-Control", "no-cache");
        });
        config.staticFiles.add(files -> {
            files.hostedPath = "/webjars";
            files.directory = "/META-INF/resources/webjars";
            files.location = Location.CLASSPATH;
            files.roles = Set.of(Right.ANYONE);
            // The version is part of the path: a year.
            files.headers = Map.of("Cache-Control", "public, max-age=31536000, immutable");
        });
    }
}
