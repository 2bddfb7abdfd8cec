package io.firewatch.web.deadline;

import io.firewatch.rulesets.source.Section;
import java.util.List;

/** A law something rests on, and how surely its wording is known (supervision-rules, marks). */
public record Basis(String law, String article, String mark) {
    static List<Basis> list(Section section, String key) {
        return section.sections(key).stream()
                .map(one -> {
                    Basis basis = new Basis(one.text("law"), one.text("article"), one.text("mark"));
                    one.close();
                    return basis;
                })
                .toList();
    }
}
