package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** JSON lines: one object to a line, whose names are the columns; blank lines are passed over. */
final class JsonRows implements Rows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Iterator<String> lines;
    private String next = "";
    private int read;
    private int line;

    JsonRows(BufferedReader reader) {
        lines = reader.lines().iterator();
    }

    @Override
    public Set<String> columns() {
        return Set.of();
    }

    @Override
    public boolean hasNext() {
        while (next.isBlank() && lines.hasNext()) {
            next = lines.next();
            read++;
        }
        return !next.isBlank();
    }

    @Override
    public CsvRow next() {
        line = read;
        String text = next;
        next = "";
        try {
            JsonNode object = JSON.readTree(text);
            if (!object.isObject()) {
                throw new IllegalArgumentException("is no JSON object");
            }
            Map<String, String> cells = new HashMap<>();
            for (Map.Entry<String, JsonNode> cell : object.properties()) {
                cells.put(
                        cell.getKey(),
                        cell.getValue().isNull() ? "" : cell.getValue().asText());
            }
            return new CsvRow(cells);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON object: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public int line() {
        return line;
    }
}
