package io.firewatch.rulesets.source;

import java.math.BigDecimal;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Writes a YAML tree in one way: keys in order, white space in texts as single spaces, numbers without idle zeros. */
final class NormalNode {
    private final StringBuilder out = new StringBuilder();

    private NormalNode() {}

    static String of(Node node) {
        NormalNode normal = new NormalNode();
        normal.write(node);
        return normal.out.append('\n').toString();
    }

    private void write(Node node) {
        if (node instanceof MappingNode mapping) {
            TreeMap<String, Node> sorted = new TreeMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                sorted.put(of(tuple.getKeyNode()), tuple.getValueNode());
            }
            out.append('{');
            sorted.forEach((key, value) -> {
                out.append(key.strip()).append(':');
                write(value);
                out.append(',');
            });
            out.append('}');
        } else if (node instanceof SequenceNode sequence) {
            out.append('[');
            sequence.getValue().forEach(one -> {
                write(one);
                out.append(',');
            });
            out.append(']');
        } else if (node instanceof ScalarNode scalar) {
            scalar(scalar);
        }
    }

    private void scalar(ScalarNode scalar) {
        String text = scalar.getValue().strip().replaceAll("\\s+", " ");
        if (scalar.getTag().equals(Tag.STR)) {
            out.append('"')
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        } else if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            out.append(number(text));
        } else {
            out.append(text);
        }
    }

    private static String number(String text) {
        try {
            BigDecimal number = new BigDecimal(text.replace("_", ""));
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text; // YAML knows octal, infinity and others, which no rule may use
        }
    }
}
