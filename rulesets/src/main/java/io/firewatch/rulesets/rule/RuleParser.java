package io.firewatch.rulesets.rule;

import io.firewatch.model.Severity;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.indicator.Unit;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.condition.Vocabulary;
import io.firewatch.rulesets.source.Section;
import io.firewatch.rulesets.source.SourceFile;
import io.firewatch.rulesets.source.YamlText;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule file and refuses what could not be judged or defended: unknown words, wrong types, conditions that do not
 * compile, no legal basis, grades that can never be reached. All faults are told at once.
 */
public final class RuleParser {
    private static final Pattern SECTION = Pattern.compile("R(0[1-9]|1[0-9]|2[0-6])[a-z]?");

    private final SourceFile file;
    private final Section top;

    private final List<? extends Indicator> measures;

    private RuleParser(SourceFile file, Section top, List<? extends Indicator> measures) {
        this.file = file;
        this.top = top;
        this.measures = measures;
    }

    /** Throws {@link RuleErrors} with every fault of the text. */
    public static Rule parse(String fileName, String yaml) {
        return parse(fileName, yaml, List.of());
    }

    /** For a rule that may ask about {@code measures} as well as about the coded indicators. */
    public static Rule parse(String fileName, String yaml, List<? extends Indicator> measures) {
        SourceFile file = new SourceFile(fileName, yaml);
        Section top = YamlText.read(file).orElseThrow(() -> new RuleErrors(file.problems()));
        Rule rule = new RuleParser(file, top, measures).rule();
        if (!file.problems().isEmpty()) {
            throw new RuleErrors(file.problems());
        }
        return rule;
    }

    private Rule rule() {
        String id = top.text("id");
        String pattern = top.word("pattern", RuleParser::pattern, "");
        Rule.Text title = text(top, "title");
        SubjectType subject = top.word("subject", SubjectType::ofId, SubjectType.INSTITUTION);
        Rule.Applies applies = applies();
        List<Rule.Basis> basis = basis();
        Map<String, Rule.Parameter> parameters = parameters();
        Vocabulary vocabulary = new Vocabulary(
                Layout.of(subject, measures),
                parameters.values().stream().collect(Collectors.toMap(Rule.Parameter::name, Rule.Parameter::unit)));
        RuleChecks checks = new RuleChecks(file, top, vocabulary);
        Bands bands = bands(vocabulary, parameters, checks);
        String written = top.has("condition") || !top.has("bands") ? top.text("condition") : "";
        checks.condition(top, "condition");
        String condition = bands == null
                ? written
                : written.isEmpty() ? bands.anyBand() : "(" + written + ") && " + bands.anyBand();
        int forDays = top.days("for").orElse(0);
        int keepFiringDays = top.days("keep-firing-for").orElse(0);
        int minHistoryDays = top.days("min-history").orElse(0);
        Severity severity = bands != null
                ? bands.mildest()
                : top.has("bands") ? Severity.LOW : top.word("severity", Severity::ofId, Severity.LOW);
        List<Rule.Grade> grades = bands == null ? grades(checks, severity, condition) : bands.grades();
        Rule.Text message = text(top, "message");
        checks.placeholders();
        List<Rule.Text> falsePositives =
                top.sections("false-positives").stream().map(RuleParser::text).toList();
        Rule.Text triage = text(top, "triage");
        Rule.Status status = top.word("status", word -> choice(Rule.Status.class, "status", word), Rule.Status.LIVE);
        Rule.Judged judged = top.has("judged")
                ? top.word("judged", word -> choice(Rule.Judged.class, "judged", word), Rule.Judged.CLOSE)
                : Rule.Judged.CLOSE;
        String retiredBecause = top.optionalText("retired-because").orElse(null);
        String rollsUpUnder = top.optionalText("rolls-up-under").orElse(null);
        List<String> covers = top.words("covers", RuleParser::section, "");
        top.close();

        checks.id(id, pattern);
        checks.days("for", forDays);
        checks.days("keep-firing-for", keepFiringDays);
        checks.days("min-history", minHistoryDays);
        checks.rollsUpUnder(id, rollsUpUnder);
        checks.unused(parameters.keySet());
        if (basis.isEmpty()) {
            checks.refuseList("basis", "a rule without a legal basis cannot be defended");
        }
        if (falsePositives.isEmpty()) {
            checks.refuseList("false-positives", "every rule names at least one known false positive");
        }
        if (status == Rule.Status.RETIRED && retiredBecause == null) {
            top.refuse("status", "a retired rule says why in 'retired-because'");
        }
        return new Rule(
                id,
                pattern,
                title,
                subject,
                applies,
                basis,
                parameters,
                condition,
                forDays,
                keepFiringDays,
                minHistoryDays,
                severity,
                grades,
                bands,
                message,
                falsePositives,
                triage,
                status,
                judged,
                retiredBecause,
                rollsUpUnder,
                covers);
    }

    private @Nullable Bands bands(Vocabulary vocabulary, Map<String, Rule.Parameter> parameters, RuleChecks checks) {
        if (!top.has("bands")) {
            return null;
        }
        for (String other : List.of("severity", "grades")) {
            if (top.has(other)) {
                file.refuse(
                        top.atKey(other), "'" + other + "' and 'bands' exclude each other: the bands are the severity");
            }
        }
        return new BandsReader(file, vocabulary, parameters, checks.used()).read(top.section("bands"));
    }

    private static String section(String word) {
        if (!SECTION.matcher(word).matches()) {
            throw new IllegalArgumentException("'" + word + "' is no section of the supervision rules such as R07b");
        }
        return word;
    }

    private static String pattern(String word) {
        if (!Patterns.ALL.contains(word)) {
            throw new IllegalArgumentException("pattern '" + word + "' is none of " + String.join(", ", Patterns.ALL));
        }
        return word;
    }

    private Rule.Applies applies() {
        Section section = top.section("applies");
        Set<InstitutionType> types = EnumSet.noneOf(InstitutionType.class);
        types.addAll(section.words("types", InstitutionType::ofId, InstitutionType.P2P));
        LocalDate from = section.date("from").orElse(null);
        LocalDate to = section.date("to").orElse(null);
        if (types.isEmpty()) {
            section.refuse("types", "'applies' names no institution type");
        }
        if (from != null && to != null && to.isBefore(from)) {
            section.refuse("to", "the rule ends before it begins");
        }
        section.close();
        return new Rule.Applies(Set.copyOf(types), from, to);
    }

    private List<Rule.Basis> basis() {
        return top.sections("basis").stream()
                .map(one -> {
                    Rule.Basis basis = new Rule.Basis(
                            one.text("law"), one.text("article"), one.word("mark", RuleParser::mark, Rule.Mark.DEF));
                    one.close();
                    return basis;
                })
                .toList();
    }

    private static Rule.Mark mark(String word) {
        return Arrays.stream(Rule.Mark.values())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("mark '" + word + "' is none of LAW, TXT, WEB, REC, DEF"));
    }

    private Map<String, Rule.Parameter> parameters() {
        Map<String, Rule.Parameter> parameters = new LinkedHashMap<>();
        if (top.has("parameters")) {
            Section section = top.section("parameters");
            for (String name : section.names()) {
                parameters.put(name, ParameterReader.read(file, section, name));
            }
        }
        return Collections.unmodifiableMap(parameters);
    }

    private List<Rule.Grade> grades(RuleChecks checks, Severity base, String condition) {
        return checks.grades(
                top.sections("grades").stream()
                        .map(one -> {
                            Rule.Grade grade = new Rule.Grade(
                                    one.word("severity", Severity::ofId, Severity.CRITICAL), one.text("when"));
                            checks.condition(one, "when");
                            one.close();
                            return grade;
                        })
                        .toList(),
                base,
                condition);
    }

    static Rule.Text text(Section parent, String key) {
        return text(parent.section(key));
    }

    private static Rule.Text text(Section section) {
        Rule.Text text = new Rule.Text(section.text("zh"), section.text("en"));
        section.close();
        return text;
    }

    static <E extends Enum<E>> E choice(Class<E> type, String key, String word) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        int place = words.indexOf(word);
        if (place < 0) {
            throw new IllegalArgumentException(key + " '" + word + "' is none of " + String.join(", ", words));
        }
        return type.getEnumConstants()[place];
    }

    static Unit unit(String word) {
        return choice(Unit.class, "unit", word);
    }
}
