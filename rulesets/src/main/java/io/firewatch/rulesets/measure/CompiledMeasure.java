package io.firewatch.rulesets.measure;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.record.FeedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A measure ready to read records, from any number of threads. */
public final class CompiledMeasure {
    /**
     * What a record contributes.
     *
     * @param parts bit i is set when it counts in the i-th part of the measure
     * @param values the number it counts with in each part: fen, millionths, days, or a text's hash
     */
    public record Reading(String subject, int day, int parts, long[] values) {}

    private record Part(RecordFilter where, @Nullable RecordField of) {}

    private final Measure measure;
    private final RecordVocabulary vocabulary;
    private final RecordField day;
    private final RecordFilter where;
    private final List<Part> parts;

    private CompiledMeasure(Measure measure) {
        this.measure = measure;
        this.vocabulary = RecordVocabulary.of(measure.record());
        this.day = vocabulary.day().orElseThrow();
        this.where = filter(measure, measure.where());
        this.parts = measure.parts().stream()
                .map(part -> new Part(
                        filter(measure, part.where()),
                        vocabulary.field(part.of()).orElse(null)))
                .toList();
    }

    public static CompiledMeasure of(Measure measure) {
        return new CompiledMeasure(measure);
    }

    private static RecordFilter filter(Measure measure, String text) {
        List<io.firewatch.rulesets.condition.ConditionProblem> problems = new ArrayList<>();
        RecordFilter filter =
                text.isEmpty() ? RecordFilter.ALL : RecordFilter.compile(measure.record(), text, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("measure " + measure.id() + ": " + problems);
        }
        return filter;
    }

    public Measure measure() {
        return measure;
    }

    /** Null when the record does not count: it is filtered out, or names no subject. */
    public @Nullable Reading read(FeedRecord record) {
        return read(record.institution(), name -> field(name).reader().apply(record));
    }

    @Nullable
    Reading read(String institution, Function<String, Object> fields) {
        String subject =
                measure.subject() == SubjectType.INSTITUTION ? institution : (String) fields.apply(measure.key());
        if (subject.isEmpty() || !where.passes(fields)) {
            return null;
        }
        int counted = 0;
        long[] values = new long[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            if (part.where().passes(fields)) {
                counted |= 1 << i;
                RecordField of = part.of();
                values[i] = of == null ? 0 : of.measured(fields.apply(of.name()));
            }
        }
        if (counted == 0) {
            return null;
        }
        long when = (Long) fields.apply(day.name());
        int on = day.kind() == FieldKind.DAY ? Math.toIntExact(when) : BusinessTime.dayOf(when);
        return new Reading(subject, on, counted, values);
    }

    private RecordField field(String name) {
        return vocabulary
                .field(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "measure " + measure.id() + " asks for a field '" + name + "' that does not exist"));
    }
}
