package io.firewatch.rulesets.source;

import org.yaml.snakeyaml.error.Mark;

/** A place in a file; line and column count from 1, columns in characters as an editor shows them. */
public record Position(int line, int column) {
    static Position of(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
