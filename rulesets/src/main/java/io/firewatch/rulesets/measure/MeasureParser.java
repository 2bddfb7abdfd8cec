package io.firewatch.rulesets.measure;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.indicator.Unit;
import io.firewatch.model.record.RecordType;
import io.firewatch.rulesets.condition.ConditionProblem;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.source.Section;
import io.firewatch.rulesets.source.SourceFile;
import io.firewatch.rulesets.source.YamlText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a measure file and refuses what could not be computed. All faults are told at once. */
public final class MeasureParser {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private static final int LONGEST_ID = 60;

    /** Two years of days: what a bureau compares with last year fits. */
    private static final int LONGEST_WINDOW = 800;

    private final SourceFile file;
    private final Section top;

    private MeasureParser(SourceFile file, Section top) {
        this.file = file;
        this.top = top;
    }

    /** Throws {@link RuleErrors} with every fault of the text. */
    public static Measure parse(String fileName, String yaml) {
        SourceFile file = new SourceFile(fileName, yaml);
        Section top = YamlText.read(file).orElseThrow(() -> new RuleErrors(file.problems()));
        Optional<Measure> measure = new MeasureParser(file, top).measure();
        if (!file.problems().isEmpty()) {
            throw new RuleErrors(file.problems());
        }
        return measure.orElseThrow();
    }

    private Optional<Measure> measure() {
        String id = top.text("id");
        Rule.Text title = text("title");
        SubjectType subject = top.word("subject", SubjectType::ofId, SubjectType.INSTITUTION);
        Optional<RecordType> record = top.word("record", MeasureParser::recordType, Optional.empty());
        Optional<Unit> unit = top.word("unit", MeasureParser::unit, Optional.empty());
        Optional<Window> window = window();
        Rule.Text why = text("why");
        String key = top.optionalText("key").orElse("");
        String where = top.optionalText("where").orElse("");
        boolean ratio = top.optionalText("aggregate").filter("ratio"::equals).isPresent();
        if (top.has("aggregate") || !ratio) {
            top.text("aggregate");
        }
        if (top.has("id")) {
            id(id);
        }
        List<Measure.Part> parts = record.map(type -> {
                    filter(top, type);
                    List<Measure.Part> read = ratio ? ratio(type) : List.of(part(top, "aggregate", type, unit));
                    if (ratio) {
                        unit.filter(one -> one != Unit.SHARE && one != Unit.FACTOR)
                                .ifPresent(one -> top.refuse("unit", "a ratio is a share or a factor"));
                    }
                    return read;
                })
                .orElseGet(() -> {
                    // Without its record type nothing more can be said about these.
                    List.of("of", "q", "numerator", "denominator").forEach(top::has);
                    return List.of();
                });
        String field = record.map(type -> key(type, subject, key)).orElse("");
        top.close();
        if (record.isEmpty() || unit.isEmpty() || window.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Measure(id, title, subject, record.get(), field, where, parts, window.get(), unit.get(), why));
    }

    private Rule.Text text(String key) {
        Section section = top.section(key);
        Rule.Text text = new Rule.Text(section.text("zh"), section.text("en"));
        section.close();
        return text;
    }

    private void id(String id) {
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            top.refuse("id", "id '" + id + "' must be lower case with underscores, at most " + LONGEST_ID + " letters");
        } else if (Indicator.ofId(id).isPresent()) {
            top.refuse("id", "'" + id + "' is an indicator already");
        }
    }

    private static Optional<RecordType> recordType(String word) {
        Set<RecordType> types = RecordVocabulary.types();
        Optional<RecordType> type = RecordType.ofEndpoint(word).filter(types::contains);
        if (type.isEmpty()) {
            throw new IllegalArgumentException("record '" + word + "' is none of "
                    + types.stream().map(RecordType::endpoint).collect(Collectors.joining(", ")));
        }
        return type;
    }

    private static Optional<Unit> unit(String word) {
        return Optional.of(choice(Unit.class, "unit", word));
    }

    private static Window.Kind calendar(String word) {
        Set<Window.Kind> calendar = Set.of(Window.Kind.WEEK, Window.Kind.MONTH, Window.Kind.QUARTER, Window.Kind.YEAR);
        return calendar.stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("calendar '" + word + "' is none of week, month, quarter, year"));
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String key, String word) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        int place = words.indexOf(word);
        if (place < 0) {
            throw new IllegalArgumentException(key + " '" + word + "' is none of " + String.join(", ", words));
        }
        return type.getEnumConstants()[place];
    }

    private Optional<Window> window() {
        if (!top.has("window") || !top.isSection("window")) {
            return top.word(
                    "window",
                    word -> {
                        if (!word.equals("cumulative")) {
                            throw new IllegalArgumentException("window '" + word
                                    + "' is none of cumulative, {sliding: 30d}, {tumbling: 7d}, {calendar: month}");
                        }
                        return Optional.of(new Window(Window.Kind.CUMULATIVE, 0));
                    },
                    Optional.empty());
        }
        Section section = top.section("window");
        List<Window> read = new ArrayList<>();
        section.days("sliding").ifPresent(days -> read.add(days(section, "sliding", Window.Kind.SLIDING, days)));
        section.days("tumbling").ifPresent(days -> read.add(days(section, "tumbling", Window.Kind.TUMBLING, days)));
        if (section.has("calendar")) {
            read.add(new Window(section.word("calendar", MeasureParser::calendar, Window.Kind.MONTH), 0));
        }
        section.close();
        if (read.size() != 1) {
            top.refuse("window", "a window is one of sliding, tumbling, calendar");
            return Optional.empty();
        }
        return Optional.of(read.get(0));
    }

    private static Window days(Section section, String key, Window.Kind kind, int days) {
        if (days < 1 || days > LONGEST_WINDOW) {
            section.refuse(key, "a window is 1 to " + LONGEST_WINDOW + " days long");
        }
        return new Window(kind, days);
    }

    private String key(RecordType type, SubjectType subject, String key) {
        RecordVocabulary vocabulary = RecordVocabulary.of(type);
        if (vocabulary.day().isEmpty()) {
            top.refuse("record", "a " + type.endpoint() + " carries no day: it cannot be counted by days");
        }
        if (subject == SubjectType.INSTITUTION) {
            if (!key.isEmpty()) {
                top.refuse("key", "every record names its institution: 'key' is for other subjects");
            }
            return "";
        }
        String field = key.isEmpty() ? subject.id() : key;
        Optional<RecordField> found = vocabulary.field(field);
        if (found.isEmpty()) {
            top.refuse(
                    key.isEmpty() ? "subject" : "key",
                    key.isEmpty()
                            ? "a " + type.endpoint() + " names no " + subject.id()
                                    + "; say which field does in 'key', or take another subject"
                            : FilterCheck.unknown(type, key));
        } else if (found.get().kind() != FieldKind.TEXT) {
            top.refuse("key", "'" + field + "' is " + found.get().kind().words() + " and names no " + subject.id());
        }
        return field;
    }

    private void filter(Section section, RecordType type) {
        section.optionalText("where").ifPresent(text -> {
            List<ConditionProblem> problems = new ArrayList<>();
            RecordFilter.compile(type, text, problems);
            problems.forEach(one -> file.refuse(section.at("where", one.offset()), one.message()));
        });
    }

    private List<Measure.Part> ratio(RecordType type) {
        List<Measure.Part> parts = new ArrayList<>();
        for (String key : List.of("numerator", "denominator")) {
            Section section = top.section(key);
            filter(section, type);
            parts.add(part(section, "aggregate", type, Optional.empty()));
            section.close();
        }
        return parts;
    }

    private Measure.Part part(Section section, String key, RecordType type, Optional<Unit> unit) {
        Aggregate aggregate = section.has(key)
                ? section.word(key, word -> aggregate(word, section == top), Aggregate.COUNT)
                : section.word(key, word -> Aggregate.COUNT, Aggregate.COUNT);
        boolean known = section.optionalText(key).map(word -> isAggregate(word)).orElse(false);
        String of = section.optionalText("of").orElse("");
        double q = 0;
        if (aggregate == Aggregate.QUANTILE) {
            q = section.number("q").doubleValue();
            if (section.has("q") && (q <= 0 || q > 1)) {
                section.refuse("q", "'q' is above 0 and at most 1");
            }
        } else if (section.has("q")) {
            section.refuse("q", "'q' is for quantiles only");
        }
        String where = section == top ? "" : section.optionalText("where").orElse("");
        if (known) {
            field(section, aggregate, of, type).ifPresent(field -> MeasureUnits.check(section, aggregate, field, unit));
            if (aggregate == Aggregate.COUNT && !section.has("of")) {
                MeasureUnits.checkCount(section, aggregate, unit);
            }
        }
        return new Measure.Part(where, aggregate, of, q);
    }

    private static Optional<RecordField> field(Section section, Aggregate aggregate, String of, RecordType type) {
        if (aggregate == Aggregate.COUNT) {
            if (section.has("of")) {
                section.refuse("of", "a count is of records, not of a field; did you mean 'distinct'?");
            }
            return Optional.empty();
        }
        if (!section.has("of")) {
            section.refuse("aggregate", "'" + aggregate.id() + "' needs 'of', the field it is taken of");
            return Optional.empty();
        }
        Optional<RecordField> field = RecordVocabulary.of(type).field(of);
        if (field.isEmpty()) {
            section.refuse("of", FilterCheck.unknown(type, of));
        }
        return field;
    }

    private static boolean isAggregate(String word) {
        return Arrays.stream(Aggregate.values()).anyMatch(one -> one.id().equals(word));
    }

    private static Aggregate aggregate(String word, boolean ratioToo) {
        if (!isAggregate(word)) {
            throw new IllegalArgumentException("aggregate '" + word + "' is none of "
                    + Arrays.stream(Aggregate.values()).map(Aggregate::id).collect(Collectors.joining(", "))
                    + (ratioToo ? ", ratio" : ""));
        }
        return Aggregate.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
