package io.firewatch.rulesets.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML tree as plain values, for parts of a file whose keys are not ours to judge. */
final class PlainNode {
    private final SourceFile file;

    PlainNode(SourceFile file) {
        this.file = file;
    }

    Object read(Node node) {
        if (node.getAnchor() != null) {
            file.refuse(Position.of(node.getStartMark()), "anchors and aliases are not allowed");
            return "";
        }
        if (node instanceof MappingNode mapping) {
            Map<String, Object> read = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    read.put(key.getValue(), read(tuple.getValueNode()));
                } else {
                    file.refuse(Position.of(tuple.getKeyNode().getStartMark()), "a key must be a plain word");
                }
            }
            return read;
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> read = new ArrayList<>();
            sequence.getValue().forEach(one -> read.add(read(one)));
            return read;
        }
        return scalar((ScalarNode) node);
    }

    private Object scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.BOOL)) {
            return text.equals("true");
        }
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            try {
                return new BigDecimal(text.replace("_", ""));
            } catch (NumberFormatException e) {
                file.refuse(Position.of(scalar.getStartMark()), "'" + text + "' is no plain number");
            }
        }
        return text;
    }
}
