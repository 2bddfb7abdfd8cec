package io.firewatch.rulesets.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a YAML file, read key by key. What is missing or of the wrong kind is refused in the file and answered
 * with a harmless stand-in, so that reading goes on and every fault is told; {@link #close} refuses keys nobody asked for.
 */
public final class Section {
    /** Plain decimals, short enough to be exact as fen; thousands may be set apart as 1_000_000. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d_]{0,14}(\\.\\d{1,9})?");

    private static final Pattern DAYS = Pattern.compile("(\\d{1,6})d");

    private final SourceFile file;
    private final String name;
    private final Position start;
    private final Map<String, ScalarNode> keys = new LinkedHashMap<>();
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    private Section(SourceFile file, String name, Position start) {
        this.file = file;
        this.name = name;
        this.start = start;
    }

    static Section of(SourceFile file, String name, MappingNode mapping) {
        Section section = new Section(file, name, Position.of(mapping.getStartMark()));
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                file.refuse(Position.of(tuple.getKeyNode().getStartMark()), "a key must be a plain word");
                continue;
            }
            if (tuple.getValueNode().getAnchor() != null) {
                file.refuse(Position.of(tuple.getValueNode().getStartMark()), "anchors and aliases are not allowed");
                continue;
            }
            if (section.keys.containsKey(key.getValue())) {
                file.refuse(Position.of(key.getStartMark()), "key '" + key.getValue() + "' stands here twice");
                continue;
            }
            section.keys.put(key.getValue(), key);
            section.values.put(key.getValue(), tuple.getValueNode());
        }
        return section;
    }

    public boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    /** Every key as it stands, for sections whose keys are names. */
    public List<String> names() {
        known.addAll(keys.keySet());
        return List.copyOf(keys.keySet());
    }

    /** Where the value of a key begins, or the section when the key is missing. */
    public Position at(String key) {
        Node value = values.get(key);
        return value == null ? start : Position.of(value.getStartMark());
    }

    public Position atKey(String key) {
        ScalarNode node = keys.get(key);
        return node == null ? start : Position.of(node.getStartMark());
    }

    /** Where the letter at {@code offset} of a key's text stands. */
    public Position at(String key, int offset) {
        return values.get(key) instanceof ScalarNode scalar ? file.positionInside(scalar, offset) : at(key);
    }

    public void refuse(String key, String message) {
        file.refuse(at(key), message);
    }

    public String text(String key) {
        return optionalText(key).orElseGet(() -> missing(key, ""));
    }

    public Optional<String> optionalText(String key) {
        return scalar(key).map(scalar -> {
            if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
                refuse(key, "'" + key + "' is empty");
            } else if (!scalar.getTag().equals(Tag.STR)) {
                refuse(key, "'" + key + "' must be text; put it in quotes");
            }
            return scalar.getValue().strip();
        });
    }

    public BigDecimal number(String key) {
        return word(key, text -> decimal(key, text), BigDecimal.ONE);
    }

    private static BigDecimal decimal(String key, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + key + "' must be a number, not '" + text + "'");
        }
        return new BigDecimal(text.replace("_", ""));
    }

    /** A number of days written {@code 3d}. */
    public Optional<Integer> days(String key) {
        return scalar(key).map(scalar -> {
            if (!DAYS.matcher(scalar.getValue()).matches()) {
                refuse(key, "'" + key + "' must be a number of days such as 3d, not '" + scalar.getValue() + "'");
                return 0;
            }
            return Integer.parseInt(
                    scalar.getValue().substring(0, scalar.getValue().length() - 1));
        });
    }

    public int wholeNumber(String key) {
        return scalar(key)
                .map(scalar -> {
                    try {
                        return Integer.parseInt(scalar.getValue());
                    } catch (NumberFormatException e) {
                        refuse(key, "'" + key + "' must be a whole number, not '" + scalar.getValue() + "'");
                        return 0;
                    }
                })
                .orElseGet(() -> missing(key, 0));
    }

    public Optional<LocalDate> date(String key) {
        return scalar(key).flatMap(scalar -> {
            try {
                return Optional.of(LocalDate.parse(scalar.getValue()));
            } catch (DateTimeException e) {
                refuse(key, "'" + key + "' must be a date such as 2016-08-24, not '" + scalar.getValue() + "'");
                return Optional.empty();
            }
        });
    }

    public boolean flag(String key) {
        return scalar(key)
                .map(scalar -> {
                    if (!scalar.getValue().equals("true") && !scalar.getValue().equals("false")) {
                        refuse(key, "'" + key + "' must be true or false, not '" + scalar.getValue() + "'");
                    }
                    return scalar.getValue().equals("true");
                })
                .orElseGet(() -> missing(key, false));
    }

    /** One of a closed set of words; {@code reader} throws {@link IllegalArgumentException} that names them. */
    public <T> T word(String key, Function<String, T> reader, T standIn) {
        return scalar(key).map(scalar -> read(key, scalar, reader, standIn)).orElseGet(() -> missing(key, standIn));
    }

    private <T> T read(String key, ScalarNode scalar, Function<String, T> reader, T standIn) {
        try {
            return reader.apply(scalar.getValue());
        } catch (IllegalArgumentException e) {
            file.refuse(Position.of(scalar.getStartMark()), message(e, key));
            return standIn;
        }
    }

    private static String message(IllegalArgumentException e, String key) {
        return e.getMessage() == null ? "'" + key + "' is not understood" : e.getMessage();
    }

    /** A non-empty list of words. */
    public <T> List<T> words(String key, Function<String, T> reader, T standIn) {
        List<T> read = new ArrayList<>();
        for (Node node : nodes(key)) {
            if (node instanceof ScalarNode scalar) {
                read.add(read(key, scalar, reader, standIn));
            } else {
                file.refuse(Position.of(node.getStartMark()), "'" + key + "' must be a list of words");
            }
        }
        return read;
    }

    public Section section(String key) {
        known.add(key);
        Node node = values.get(key);
        if (node instanceof MappingNode mapping) {
            return of(file, "'" + key + "'", mapping);
        }
        if (node == null) {
            missing(key, key);
        } else {
            refuse(key, "'" + key + "' must be a mapping of keys and values");
        }
        // A scratch file takes the faults of the stand-in: they would only repeat the one just told.
        return new Section(new SourceFile(file.name(), ""), key, start);
    }

    /** The mappings of a list; empty when the key is missing. */
    public List<Section> sections(String key) {
        List<Section> read = new ArrayList<>();
        for (Node node : nodes(key)) {
            if (node instanceof MappingNode mapping) {
                read.add(of(file, "an entry of '" + key + "'", mapping));
            } else {
                file.refuse(Position.of(node.getStartMark()), "an entry of '" + key + "' must be a mapping");
            }
        }
        return read;
    }

    public boolean isSection(String key) {
        return values.get(key) instanceof MappingNode;
    }

    public boolean isList(String key) {
        return values.get(key) instanceof SequenceNode;
    }

    /** What stands under a key as maps, lists, texts, numbers and truth values; empty when the key is missing. */
    public Optional<Object> plain(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key)).map(node -> new PlainNode(file).read(node));
    }

    public Position start() {
        return start;
    }

    /** Refuses the keys nobody asked for. */
    public void close() {
        for (String key : keys.keySet()) {
            if (!known.contains(key)) {
                file.refuse(
                        atKey(key),
                        "unknown key '" + key + "' in " + name
                                + Likeness.nearest(key, known)
                                        .map(one -> "; did you mean '" + one + "'?")
                                        .orElse(""));
            }
        }
    }

    private List<Node> nodes(String key) {
        known.add(key);
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        refuse(key, "'" + key + "' must be a list");
        return List.of();
    }

    private Optional<ScalarNode> scalar(String key) {
        known.add(key);
        @Nullable Node node = values.get(key);
        if (node == null || node instanceof ScalarNode) {
            return Optional.ofNullable((ScalarNode) node);
        }
        refuse(key, "'" + key + "' must be a single value");
        return Optional.empty();
    }

    private <T> T missing(String key, T standIn) {
        if (!values.containsKey(key)) {
            file.refuse(start, name + " has no '" + key + "'");
        }
        return standIn;
    }
}
