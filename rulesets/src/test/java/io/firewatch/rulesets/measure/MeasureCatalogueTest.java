package io.firewatch.rulesets.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.indicator.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MeasureCatalogueTest {
    @TestFactory
    Stream<DynamicTest> everyShippedMeasurePassesItsTests() {
        return MeasureCatalogue.ids().stream().flatMap(id -> MeasureCatalogue.tests(id).run().stream()
                .map(outcome -> DynamicTest.dynamicTest(id + ": " + outcome.name(), () -> assertThat(outcome.failure())
                        .isEmpty())));
    }

    @Test
    void everyFolderIsListedUnderTheIdOfItsMeasure() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/resources/measures"))) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(one -> one.getFileName().toString())
                            .sorted())
                    .isEqualTo(MeasureCatalogue.ids())
                    .allSatisfy(
                            id -> assertThat(MeasureCatalogue.measure(id).id()).isEqualTo(id));
        }
    }

    @Test
    void aMeasureIsAnIndicatorOfItsSubjectThatSaysHowItIsComputed() {
        MeasureIndicator indicator = new MeasureIndicator(MeasureCatalogue.measure("night_withdrawals"));

        assertThat(indicator.group()).isEqualTo("measure:night_withdrawals");
        assertThat(indicator.unit()).isEqualTo(Unit.MONEY);
        assertThat(indicator.formula())
                .isEqualTo("sum amount of transact [type == 7 && amount > yuan(10000) && hour(time) < 6]"
                        + " over the last 30 days");
        assertThat(indicator.formulaZh()).startsWith("近30日");
    }
}
