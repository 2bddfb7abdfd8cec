package io.firewatch.rulesets.measure;

import io.firewatch.model.indicator.Unit;
import io.firewatch.model.record.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The words a measure may be written with, for whoever offers them: record types, their fields, and what fits what. */
public final class MeasureWords {
    private MeasureWords() {}

    /**
     * A record type.
     *
     * @param day the field whose day a record counts on; empty for a type that cannot be counted by days
     */
    public record Records(String name, String day, List<Field> fields) {}

    /**
     * A field.
     *
     * @param kind in the words of error messages: text, a code, money…
     * @param mayBeKey whether it may name a subject
     * @param units what each aggregate of it that means something may be in, as {@code "sum money"}
     */
    public record Field(String name, String kind, boolean mayBeKey, Set<String> units) {}

    /** In the order of the protocol; types that carry no day are left out. */
    public static List<Records> records() {
        List<Records> records = new ArrayList<>();
        for (RecordType type : RecordVocabulary.types()) {
            RecordVocabulary vocabulary = RecordVocabulary.of(type);
            vocabulary
                    .day()
                    .ifPresent(day -> records.add(new Records(
                            type.endpoint(),
                            day.name(),
                            vocabulary.fields().stream()
                                    .map(MeasureWords::field)
                                    .toList())));
        }
        return records;
    }

    private static Field field(RecordField field) {
        Set<String> units = new TreeSet<>();
        for (Aggregate aggregate : Aggregate.values()) {
            for (Unit unit : MeasureUnits.fitting(aggregate, field.kind())) {
                units.add(aggregate.id() + " " + unit.name().toLowerCase(Locale.ROOT));
            }
        }
        return new Field(field.name(), field.kind().words(), field.kind() == FieldKind.TEXT, units);
    }

    public static List<String> aggregates() {
        return Arrays.stream(Aggregate.values()).map(Aggregate::id).toList();
    }
}
