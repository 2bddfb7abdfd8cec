package io.firewatch.rulesets.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The text of one file and the problems found in it so far: all of them are told, not only the first. */
public final class SourceFile {
    private final String name;
    private final String text;
    private final List<String> lines;
    private final List<Problem> problems = new ArrayList<>();

    public SourceFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.lines = text.lines().toList();
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    public void refuse(Position at, String message) {
        String line = at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
        problems.add(new Problem(name, at, message, line));
    }

    /** In the order of the file. */
    public List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt((Problem one) -> one.at().line())
                        .thenComparingInt(one -> one.at().column()))
                .distinct()
                .toList();
    }

    /**
     * Where the letter at {@code offset} of a scalar's value stands in the file. Folding and indentation move white
     * space only, so the letter is found by counting the others.
     */
    Position positionInside(ScalarNode scalar, int offset) {
        String value = scalar.getValue();
        int ahead = 0;
        for (int i = 0; i < Math.min(offset, value.length() - 1); i++) {
            ahead += Character.isWhitespace(value.charAt(i)) ? 0 : 1;
        }
        Mark start = scalar.getStartMark();
        int[] letters = text.codePoints().toArray();
        int first = start.getIndex();
        int at = first;
        int line = start.getLine();
        int column = start.getColumn();
        boolean block = letters[at] == '|' || letters[at] == '>';
        boolean quoted = letters[at] == '"' || letters[at] == '\'';
        boolean header = block;
        for (; at < letters.length; at++) {
            boolean countable = !header && !Character.isWhitespace(letters[at]) && !(quoted && at == first);
            if (countable && ahead-- == 0) {
                break;
            }
            if (letters[at] == '\n') {
                line++;
                column = 0;
                header = false;
            } else {
                column++;
            }
        }
        return new Position(line + 1, column + 1);
    }
}
