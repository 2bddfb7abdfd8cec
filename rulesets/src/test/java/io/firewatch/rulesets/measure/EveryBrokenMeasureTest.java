package io.firewatch.rulesets.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firewatch.rulesets.rule.RuleErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each folder holds a measure with one fault and the very words it is refused with. */
class EveryBrokenMeasureTest {
    private static final Path BROKEN = Path.of("src/test/resources/broken-measures");

    /** Set {@code -Dfirewatch.baseline} to write the expected texts anew; read the difference before committing it. */
    private static final boolean WRITE = Boolean.getBoolean("firewatch.baseline");

    @TestFactory
    Stream<DynamicTest> everyBrokenMeasureIsRefusedInTheExpectedWords() throws IOException {
        List<Path> cases;
        try (Stream<Path> folders = Files.list(BROKEN)) {
            cases = folders.sorted().toList();
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(20);
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(one.getFileName().toString(), () -> isRefusedAsExpected(one)));
    }

    private static void isRefusedAsExpected(Path folder) throws IOException {
        String yaml = Files.readString(folder.resolve("measure.yaml"));
        RuleErrors errors = catchThrowableOfType(RuleErrors.class, () -> MeasureParser.parse("measure.yaml", yaml));
        assertThat(errors).as("the measure is refused").isNotNull();
        Path expected = folder.resolve("expected-error.txt");
        if (WRITE) {
            Files.writeString(expected, errors.getMessage() + "\n");
        }
        assertThat(errors.getMessage() + "\n").isEqualTo(Files.readString(expected));
    }
}
