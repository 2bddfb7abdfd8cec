package io.firewatch.web.deadline;

import io.firewatch.rulesets.source.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The letters a bureau writes to lenders; from {@code letters.yaml}. */
public final class LetterTemplates {
    private static final String FILE = "letters.yaml";
    private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

    /** What a template may ask for. */
    public static final Set<String> PLACES = Set.of(
            "bureau",
            "number",
            "date",
            "lender",
            "lender-code",
            "alert",
            "title",
            "message",
            "figures",
            "law",
            "deadline",
            "remarks");

    /**
     * One letter.
     *
     * @param series what its numbers begin with
     * @param within until when the lender has to answer
     * @param grace how much longer the reply page stays open
     */
    public record Template(
            String id, String series, Words title, List<Basis> basis, Term within, Term grace, Words body) {

        /** The text with its places filled; {@code values} holds all of {@link #PLACES}. */
        public String fill(String language, Map<String, String> values) {
            return PLACE.matcher(body.in(language))
                    .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())))
                    .replaceAll("\\n{3,}", "\n\n")
                    .strip();
        }
    }

    private final Words bureau;
    private final List<Template> templates;

    private LetterTemplates(Words bureau, List<Template> templates) {
        this.bureau = bureau;
        this.templates = templates;
    }

    /** Throws {@link io.firewatch.rulesets.rule.RuleErrors} with every fault of the file. */
    public static LetterTemplates load(BureauFiles files) {
        return files.yaml(
                FILE,
                top -> new LetterTemplates(
                        Words.of(top, "bureau"),
                        top.sections("letters").stream()
                                .map(LetterTemplates::template)
                                .toList()));
    }

    private static Template template(Section one) {
        Template template = new Template(
                one.text("id"),
                one.text("series"),
                Words.of(one, "title"),
                Basis.list(one, "basis"),
                one.word("within", Term::parse, new Term.Days(1)),
                one.word("grace", Term::parse, new Term.Days(1)),
                Words.of(one, "body"));
        for (String text : List.of(template.body().zh(), template.body().en())) {
            PLACE.matcher(text)
                    .results()
                    .map(place -> place.group(1))
                    .filter(name -> !PLACES.contains(name))
                    .forEach(name -> one.refuse("body", "'{" + name + "}' is none of " + PLACES));
        }
        one.close();
        return template;
    }

    /** Who writes. */
    public Words bureau() {
        return bureau;
    }

    public List<Template> templates() {
        return templates;
    }

    public Optional<Template> find(String id) {
        return templates.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public String ids() {
        return templates.stream().map(Template::id).collect(Collectors.joining(", "));
    }
}
