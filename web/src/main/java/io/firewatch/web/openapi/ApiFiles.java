package io.firewatch.web.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files that describe the API, in the order readers see them; {@code index.txt} names them. */
final class ApiFiles {
    private ApiFiles() {}

    /** The first holds what all share. */
    static List<ObjectNode> read() {
        return text("index.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .map(ApiFiles::yaml)
                .toList();
    }

    private static ObjectNode yaml(String name) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object tree = new Yaml(new SafeConstructor(options)).load(text(name));
        if (Json.MAPPER.valueToTree(tree) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalStateException(name + " describes nothing");
    }

    private static String text(String name) {
        try (InputStream in = ApiFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no file " + name + " beside " + ApiFiles.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of the API's description", e);
        }
    }
}
