package io.firewatch.ingestion.cdc;

import io.firewatch.ingestion.registry.FollowedRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The bureau's own registry database, as a YAML file describes it ({@code docs/registry.md}).
 *
 * @param slot name of the replication slot and of the publication
 * @param heartbeat a published table that is touched, so that the slot moves on while the registry rests; null where there
 *     is none
 */
public record RegistryReplica(
        RecordConnection connection, String slot, @Nullable String heartbeat, List<FollowedTable> tables) {
    private static final String STANDARD_SLOT = "firewatch_registry";
    private static final int POSTGRES_PORT = 5432;
    private static final Pattern TABLE = Pattern.compile("[^.\"]+\\.[^.\"]+");
    private static final Pattern SLOT = Pattern.compile("[a-z0-9_]{1,63}");
    private static final Set<String> TOP = Set.of("connection", "slot", "heartbeat", "tables");
    private static final Set<String> CONNECTION =
            Set.of("host", "port", "database", "user", "password-env", "password-file");
    private static final Set<String> TABLE_KEYS = Set.of("table", "as", "columns", "constants", "values");

    /** Throws {@link IllegalArgumentException} naming what is wrong in the file. */
    public static RegistryReplica read(Path file, Map<String, String> environment) throws IOException {
        try {
            return of(map(yaml().load(Files.readString(file)), "the file"), file, environment);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(file + " is no YAML: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Everything is text: else {@code yes} would be a truth value and {@code 01} a number. */
    private static Yaml yaml() {
        LoaderOptions loading = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                // none
            }
        });
    }

    private static RegistryReplica of(Map<String, Object> file, Path path, Map<String, String> environment)
            throws IOException {
        refuseOthers(file, TOP, "");
        Map<String, Object> connection = map(file.get("connection"), "connection");
        refuseOthers(connection, CONNECTION, "connection.");
        String slot = text(file, "slot", STANDARD_SLOT);
        if (!SLOT.matcher(slot).matches()) {
            throw new IllegalArgumentException("slot: '" + slot + "' is no slot name (a to z, digits, _)");
        }
        if (!(file.get("tables") instanceof List<?> list) || list.isEmpty()) {
            throw new IllegalArgumentException("tables: is missing or no list");
        }
        String heartbeat = text(file, "heartbeat", "");
        List<FollowedTable> tables = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < list.size(); i++) {
            FollowedTable table = table(map(list.get(i), "tables[" + i + "]"), "tables[" + i + "].");
            if (!names.add(table.table())) {
                throw new IllegalArgumentException("tables: " + table.table() + " is there twice");
            }
            tables.add(table);
        }
        return new RegistryReplica(
                new RecordConnection(
                        required(connection, "host", "connection."),
                        port(connection),
                        required(connection, "database", "connection."),
                        required(connection, "user", "connection."),
                        password(connection, path, environment)),
                slot,
                heartbeat.isEmpty() ? null : schemaAndTable(heartbeat, "heartbeat"),
                List.copyOf(tables));
    }

    private static int port(Map<String, Object> connection) {
        String port = text(connection, "port", Integer.toString(POSTGRES_PORT));
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("connection.port: '" + port + "' is no number", e);
        }
    }

    /** Never in the file itself, which is copied and mailed. */
    private static String password(Map<String, Object> connection, Path path, Map<String, String> environment)
            throws IOException {
        String variable = text(connection, "password-env", "");
        String secret = text(connection, "password-file", "");
        if (variable.isEmpty() == secret.isEmpty()) {
            throw new IllegalArgumentException("connection: needs one of password-env and password-file");
        }
        if (variable.isEmpty()) {
            return Files.readString(path.resolveSibling(secret)).strip();
        }
        String password = environment.get(variable);
        if (password == null || password.isEmpty()) {
            throw new IllegalArgumentException("connection.password-env: " + variable + " is not set");
        }
        return password;
    }

    private static FollowedTable table(Map<String, Object> yaml, String where) {
        refuseOthers(yaml, TABLE_KEYS, where);
        String table = schemaAndTable(required(yaml, "table", where), where + "table");
        String file = required(yaml, "as", where);
        Map<String, String> columns = texts(yaml.get("columns"), where + "columns");
        Map<String, String> constants = texts(yaml.get("constants"), where + "constants");
        Map<String, Map<String, String>> values = new TreeMap<>();
        for (Map.Entry<String, Object> one :
                optionalMap(yaml.get("values"), where + "values").entrySet()) {
            values.put(one.getKey(), texts(one.getValue(), where + "values." + one.getKey()));
        }
        check(file, columns, constants, values, where);
        return new FollowedTable(table, file, columns, constants, values);
    }

    private static String schemaAndTable(String table, String where) {
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException(where + ": '" + table + "' is not schema.table");
        }
        return table;
    }

    /** In the order in which their snapshots are read. */
    List<String> capturedTables() {
        List<String> all = new ArrayList<>();
        tables.forEach(one -> all.add(one.table()));
        if (heartbeat != null) {
            all.add(heartbeat);
        }
        return all;
    }

    private static void check(
            String file,
            Map<String, String> columns,
            Map<String, String> constants,
            Map<String, Map<String, String>> values,
            String where) {
        Set<String> given = new TreeSet<>(columns.keySet());
        for (String constant : constants.keySet()) {
            if (!given.add(constant)) {
                throw new IllegalArgumentException(where + constant + ": is both a column and a constant");
            }
        }
        Set<String> missing;
        Set<String> unknown = new TreeSet<>(given);
        try {
            missing = new TreeSet<>(FollowedRegistry.requiredColumns(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + "as: " + e.getMessage(), e);
        }
        unknown.removeAll(missing);
        FollowedRegistry.optionalColumns(file).forEach(unknown::remove);
        missing.removeAll(given);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(where + "columns: missing " + String.join(", ", missing)
                    + " (a constant of \"\" says that it is not known)");
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    where + "columns: " + file + ".csv has no " + String.join(", ", unknown));
        }
        for (String translated : values.keySet()) {
            if (!columns.containsKey(translated)) {
                throw new IllegalArgumentException(where + "values." + translated + ": is no column of the map");
            }
        }
    }

    private static void refuseOthers(Map<String, Object> yaml, Set<String> allowed, String where) {
        for (String key : yaml.keySet()) {
            if (!allowed.contains(key)) {
                throw new IllegalArgumentException(
                        where + key + ": is none of " + String.join(", ", new TreeSet<>(allowed)));
            }
        }
    }

    private static String required(Map<String, Object> yaml, String key, String where) {
        String text = text(yaml, key, "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(where + key + ": is missing");
        }
        return text;
    }

    private static String text(Map<String, Object> yaml, String key, String otherwise) {
        Object value = yaml.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException(key + ": is no text");
        }
        return text;
    }

    private static Map<String, String> texts(@Nullable Object yaml, String where) {
        Map<String, String> texts = new TreeMap<>();
        optionalMap(yaml, where).forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw new IllegalArgumentException(where + "." + key + ": is no text");
            }
            texts.put(key, text);
        });
        return texts;
    }

    private static Map<String, Object> optionalMap(@Nullable Object yaml, String where) {
        return yaml == null ? Map.of() : map(yaml, where);
    }

    private static Map<String, Object> map(@Nullable Object yaml, String where) {
        if (!(yaml instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(where + ": is missing or no map");
        }
        Map<String, Object> read = new TreeMap<>();
        map.forEach((key, value) -> read.put(String.valueOf(key), value == null ? "" : value));
        return read;
    }
}
