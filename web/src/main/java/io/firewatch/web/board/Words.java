package io.firewatch.web.board;

import io.firewatch.web.page.Language;
import io.firewatch.web.page.Texts;
import java.util.function.Function;

/** A text in the languages of the desk. */
public record Words(String zh, String en) {
    static Words of(Function<Texts, String> said) {
        return new Words(said.apply(Texts.in(Language.ZH)), said.apply(Texts.in(Language.EN)));
    }

    static Words same(String text) {
        return new Words(text, text);
    }

    public String in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
