package io.firewatch.web.casework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.web.deadline.Basis;
import io.firewatch.web.deadline.LetterTemplates;
import io.firewatch.web.deadline.Term;
import io.firewatch.web.page.Language;
import io.firewatch.web.page.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A letter's words: a template filled with what an alert says. */
final class LetterText {
    private final LetterTemplates templates;

    LetterText(LetterTemplates templates) {
        this.templates = templates;
    }

    /** {@code number} is the letter's own, or what stands in its place while nothing is sent. */
    String write(
            LetterTemplates.Template template,
            Language language,
            ObjectNode alert,
            String lender,
            String number,
            Instant now,
            Instant due,
            String remarks) {
        Texts t = Texts.in(language);
        Map<String, String> values = new HashMap<>();
        values.put("bureau", templates.bureau().in(language.id()));
        values.put("number", number);
        values.put("date", Term.dayOf(now).toString());
        values.put("lender", lender);
        values.put("lender-code", alert.path("institution").asText());
        values.put("alert", alert.path("id").asText());
        values.put("title", t.pick(alert.path("title")));
        values.put("message", t.pick(alert.path("message")));
        values.put("figures", figures(alert.path("evidence"), t));
        values.put("law", law(template, alert.path("basis"), t));
        values.put("deadline", t.minute(due.toString()));
        values.put("remarks", remarks);
        return template.fill(language.id(), values);
    }

    private static String figures(JsonNode evidence, Texts t) {
        List<String> lines = new ArrayList<>();
        evidence.path("values").properties().forEach(entry -> {
            Indicator indicator = Indicator.ofId(entry.getKey()).orElse(null);
            lines.add("- " + (indicator == null ? entry.getKey() : t.title(indicator)) + ": "
                    + t.value(
                            indicator == null ? null : indicator.unit(),
                            entry.getValue().asDouble()));
        });
        return String.join("\n", lines);
    }

    /** The rule's law first, then what allows the letter. How surely each is known is the bureau's business, not the lender's. */
    private static String law(LetterTemplates.Template template, JsonNode basis, Texts t) {
        List<String> lines = new ArrayList<>();
        basis.forEach(one ->
                lines.add(line(one.path("law").asText(), one.path("article").asText(), t)));
        for (Basis one : template.basis()) {
            lines.add(line(one.law(), one.article(), t));
        }
        return String.join("\n", lines.stream().distinct().toList());
    }

    private static String line(String law, String article, Texts t) {
        return "- " + law + (article.matches("[–-]?") ? "" : " " + t.say("alert.article", article));
    }
}
