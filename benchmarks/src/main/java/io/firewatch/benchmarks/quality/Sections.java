package io.firewatch.benchmarks.quality;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which rule speaks of which section of the supervision rules: what the rule says it covers, and for sentences that the
 * document does not letter, what {@code sections.properties} says.
 */
final class Sections {
    private static final String NONE = "—";
    private static final int SECTIONS = 26;
    private static final int SECTION_CHARS = 3;

    private static final Map<String, Rule> RULES = RuleCatalogue.load().stream()
            .map(one -> one.rule())
            .collect(Collectors.toMap(Rule::id, Function.identity()));

    private static final Map<String, Set<String>> NAMED = Map.copyOf(named());

    private Sections() {}

    /** The section without a letter that the rule covers first. */
    static String of(AlertRow alert) {
        List<String> covers = covers(alert.rule());
        return covers.isEmpty() ? NONE : section(covers.get(0));
    }

    /** {@code R03} of {@code R03a}. */
    static String section(String letter) {
        return letter.substring(0, Math.min(SECTION_CHARS, letter.length()));
    }

    /** Whether the rule speaks of that sentence. */
    static boolean tells(String rule, String letter) {
        List<String> covers = covers(rule);
        if (covers.contains(letter)) {
            return true;
        }
        Set<String> named = NAMED.get(letter);
        if (named != null) {
            return named.contains(rule);
        }
        boolean lettered = RULES.values().stream().anyMatch(one -> one.covers().contains(letter));
        return !lettered
                && !isLetterOfTheDocument(letter)
                && covers.stream().anyMatch(one -> letter.startsWith(one) || one.startsWith(letter));
    }

    /** Rules that {@code sections.properties} names, by letter. */
    static Map<String, Set<String>> byName() {
        return NAMED;
    }

    /** The rules that can find a plant of that letter. */
    static Set<String> rules(String letter) {
        return RULES.keySet().stream()
                .filter(rule -> tells(rule, letter))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where the document itself letters a sentence, a rule for its neighbour does not stand in. */
    private static boolean isLetterOfTheDocument(String letter) {
        return letter.length() > SECTION_CHARS
                && Set.of("R01", "R03", "R05", "R07").contains(section(letter));
    }

    /** Days a rule must hold before anybody is told. */
    static int daysUntilTold(String rule) {
        Rule known = RULES.get(rule);
        return known == null ? 0 : Math.max(0, known.forDays() - 1);
    }

    private static List<String> covers(String rule) {
        Rule known = RULES.get(rule);
        return known == null ? List.of() : known.covers();
    }

    /** In order. */
    static List<String> all() {
        return IntStream.rangeClosed(1, SECTIONS)
                .mapToObj(number -> String.format(Locale.ROOT, "R%02d", number))
                .toList();
    }

    private static Map<String, Set<String>> named() {
        Properties text = new Properties();
        try (InputStream in = Objects.requireNonNull(Sections.class.getResourceAsStream("sections.properties"))) {
            text.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Set<String>> named = new HashMap<>();
        text.stringPropertyNames()
                .forEach(letter -> named.put(
                        letter,
                        Stream.of(text.getProperty(letter).split(",", -1))
                                .map(String::trim)
                                .filter(rule -> !rule.isEmpty())
                                .collect(Collectors.toSet())));
        return named;
    }
}
