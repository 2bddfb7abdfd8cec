package io.firewatch.web.deadline;

import io.firewatch.rulesets.source.Section;

/** A text in both languages of the desk. */
public record Words(String zh, String en) {
    static Words of(Section section, String key) {
        Section one = section.section(key);
        Words words = new Words(one.text("zh"), one.text("en"));
        one.close();
        return words;
    }

    /** {@code language} is {@code zh} or {@code en}. */
    public String in(String language) {
        return language.equals("en") ? en : zh;
    }
}
