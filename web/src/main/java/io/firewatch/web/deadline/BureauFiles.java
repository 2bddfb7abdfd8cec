package io.firewatch.web.deadline;

import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.source.Section;
import io.firewatch.rulesets.source.SourceFile;
import io.firewatch.rulesets.source.YamlText;
import io.firewatch.rulesets.table.WorkingDays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a bureau works, as files: a file in the bureau's own folder stands in for the shipped one of the same name, except that
 * {@code working-days.csv} adds years to the shipped calendar.
 */
public final class BureauFiles {
    private static final String SHIPPED = "/casework/";
    private static final String CALENDAR = "working-days.csv";

    private final @Nullable Path folder;

    /** {@code folder} may be null or missing: then everything is as shipped. */
    public BureauFiles(@Nullable Path folder) {
        this.folder = folder;
    }

    /** The calendar of working days; throws {@link IllegalArgumentException} that names the line that is wrong. */
    public WorkingDays workingDays() {
        Path own = own(CALENDAR);
        return own == null ? WorkingDays.shipped() : WorkingDays.shippedAnd(own.toString(), read(own));
    }

    /** What {@code reader} makes of a YAML file; throws {@link RuleErrors} with every fault of the text. */
    public <T> T yaml(String name, Function<Section, T> reader) {
        Path own = own(name);
        SourceFile file = new SourceFile(own == null ? name : own.toString(), own == null ? shipped(name) : read(own));
        Section top = YamlText.read(file).orElseThrow(() -> new RuleErrors(file.problems()));
        T value = reader.apply(top);
        top.close();
        if (!file.problems().isEmpty()) {
            throw new RuleErrors(file.problems());
        }
        return value;
    }

    private @Nullable Path own(String name) {
        Path path = folder == null ? null : folder.resolve(name);
        return path != null && Files.isRegularFile(path) ? path : null;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static String shipped(String name) {
        try (InputStream in = BureauFiles.class.getResourceAsStream(SHIPPED + name)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SHIPPED + name, e);
        }
    }
}
