package io.firewatch.rulesets.source;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one YAML document as a {@link Section} whose every scalar knows its place. */
public final class YamlText {
    /** Rules are written by people: a longer text is a mistake or an attack. */
    private static final int LONGEST = 256 * 1024;

    private static final int DEEPEST = 20;

    private YamlText() {}

    /** Empty when the text is no YAML mapping; the file then holds the reason. */
    public static Optional<Section> read(SourceFile file) {
        return mapping(file).map(root -> Section.of(file, "the file", root));
    }

    /** What the text says in one way of writing; empty when it is no YAML mapping. */
    public static Optional<String> normal(SourceFile file) {
        return mapping(file).map(NormalNode::of);
    }

    /** Likewise, without what stands under a key at the top. */
    public static Optional<String> normalWithout(SourceFile file, String key) {
        return mapping(file).map(root -> {
            root.getValue()
                    .removeIf(one -> one.getKeyNode() instanceof ScalarNode scalar
                            && scalar.getValue().equals(key));
            return NormalNode.of(root);
        });
    }

    private static Optional<MappingNode> mapping(SourceFile file) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(DEEPEST);
        try {
            Node root = new Yaml(options).compose(new StringReader(file.text()));
            if (root instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            file.refuse(new Position(1, 1), "expected a mapping of keys and values");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            String context = e.getContext() == null ? "" : " " + e.getContext();
            file.refuse(mark == null ? new Position(1, 1) : Position.of(mark), "no YAML: " + e.getProblem() + context);
        } catch (YAMLException e) {
            file.refuse(new Position(1, 1), "no YAML: " + e.getMessage());
        }
        return Optional.empty();
    }
}
