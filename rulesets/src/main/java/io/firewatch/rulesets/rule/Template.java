package io.firewatch.rulesets.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message with names in braces that numbers are put into. */
record Template(String text, List<Placeholder> placeholders) {
    /** Stands for the subject's label. */
    static final String LABEL = "label";

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

    /** A name in braces; {@code offset} is where the name begins. */
    record Placeholder(String name, int offset) {}

    static Template of(String text) {
        List<Placeholder> placeholders = new ArrayList<>();
        Matcher matcher = BRACES.matcher(text);
        while (matcher.find()) {
            placeholders.add(new Placeholder(matcher.group(1), matcher.start(1)));
        }
        return new Template(text, List.copyOf(placeholders));
    }

    String filled(UnaryOperator<String> figures) {
        return BRACES.matcher(text).replaceAll(found -> Matcher.quoteReplacement(figures.apply(found.group(1))));
    }
}
