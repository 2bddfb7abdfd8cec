package io.firewatch.rulesets.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The measures that ship with Firewatch, ready to be put in force: one folder each, with its tests. */
public final class MeasureCatalogue {
    private static final String ROOT = "/measures/";

    private MeasureCatalogue() {}

    /** Their ids, which are the names of their folders. A jar cannot be listed, so the list is a file. */
    public static List<String> ids() {
        return text("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    /** The YAML of a measure. */
    public static String yaml(String id) {
        return text(id + "/measure.yaml");
    }

    public static Measure measure(String id) {
        return MeasureParser.parse(id + "/measure.yaml", yaml(id));
    }

    public static MeasureTests tests(String id) {
        return MeasureTests.parse(measure(id), id + "/tests.yaml", testsYaml(id));
    }

    /** The YAML of a measure's tests. */
    public static String testsYaml(String id) {
        return text(id + "/tests.yaml");
    }

    private static String text(String path) {
        try (InputStream in = MeasureCatalogue.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no file " + path + " among the measures");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " among the measures", e);
        }
    }
}
