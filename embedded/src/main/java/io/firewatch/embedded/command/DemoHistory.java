package io.firewatch.embedded.command;

import io.firewatch.embedded.city.City;
import io.firewatch.embedded.city.DemoCity;
import io.firewatch.embedded.stack.DataFolder;
import io.firewatch.model.BusinessTime;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Properties;

/**
 * Which city lives in a demo's data folder. Noted at the first start, because the history ends "yesterday": a start on
 * another day must go on with the same city rather than report a second one.
 */
record DemoHistory(long seed, int days, LocalDate firstDay) {
    private static final String FILE = "city.properties";

    static DemoHistory of(DataFolder folder, long seed, int days) throws IOException {
        Path file = folder.root().resolve(FILE);
        if (!Files.exists(file)) {
            DemoHistory history = new DemoHistory(
                    seed,
                    days,
                    City.firstDayOf(days, LocalDate.now(BusinessTime.ZONE).minusDays(1)));
            history.write(file);
            return history;
        }
        DemoHistory noted = read(file);
        if (noted.seed() != seed || noted.days() != days) {
            throw new IllegalArgumentException(folder.root() + " holds the city of --seed " + noted.seed() + " --days "
                    + noted.days() + "; ask for that one, or choose another folder with --data");
        }
        return noted;
    }

    DemoCity.Options options() {
        return new DemoCity.Options(seed, days, firstDay, true);
    }

    private void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("seed", Long.toString(seed));
        properties.setProperty("days", Integer.toString(days));
        properties.setProperty("first-day", firstDay.toString());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    private static DemoHistory read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new DemoHistory(
                Long.parseLong(properties.getProperty("seed")),
                Integer.parseInt(properties.getProperty("days")),
                LocalDate.parse(properties.getProperty("first-day")));
    }
}
