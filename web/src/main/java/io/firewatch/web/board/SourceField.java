package io.firewatch.web.board;

import io.firewatch.web.page.Texts;
import java.util.List;

/**
 * A field of a source that boards may name.
 *
 * @param name the word in YAML, in URLs and in datasets
 * @param column how the store calls it: a field of the index, or an expression of SQL
 * @param words the family of messages its values are named by; empty when a value is its own name
 * @param values all values there are, in the order a reader expects; empty when they are not known beforehand
 */
public record SourceField(String name, Role role, String column, String words, List<String> values) {
    /** What a field is good for. */
    public enum Role {
        /** A word to filter and to group by. */
        TERM,
        /** A word that stands in the register, beside the institution's code. */
        REGISTER,
        /** A business day. */
        DAY,
        /** A moment on the wall clock. */
        MOMENT,
        /** A number to add up. */
        NUMBER,
        /** An identity whose different values can be counted, and nothing else. */
        IDENTITY
    }

    static SourceField of(String name, Role role, String column) {
        return new SourceField(name, role, column, "", List.of());
    }

    static SourceField term(String name, String column, String words, List<String> values) {
        return new SourceField(name, Role.TERM, column, words, values);
    }

    static SourceField register(String name, String column, String words, List<String> values) {
        return new SourceField(name, Role.REGISTER, column, words, values);
    }

    public boolean isTime() {
        return role == Role.DAY || role == Role.MOMENT;
    }

    public boolean isWord() {
        return role == Role.TERM || role == Role.REGISTER;
    }

    /** How the field is called on a page. */
    Words title() {
        return Words.of(texts -> texts.say("board.field." + name));
    }

    /** How a value of the field is called, for families of messages. */
    Words label(String value) {
        return Words.of((Texts texts) -> texts.word(words, value));
    }
}
