package io.firewatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.embedded.city.Batch;
import io.firewatch.embedded.city.Fact;
import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrafficTest {
    @Test
    void namesakesOfAllCitiesReportTheirOwnLoans() {
        Traffic traffic = new Traffic(LocalDate.of(2026, 1, 5), 6);
        Set<String> cities = new HashSet<>();
        int serials = 0;
        while (traffic.hasNext()) {
            for (Batch batch : traffic.next()) {
                for (Fact fact : batch.facts()) {
                    if (fact.type() == RecordType.SCATTER_INVEST) {
                        String loan = fact.value("sourceProductCode");
                        cities.add(loan.substring(loan.lastIndexOf('C')));
                    } else if (fact.names().contains("bankTransId")) {
                        serials++;
                    }
                }
            }
        }

        assertThat(cities).hasSize(Traffic.CITIES);
        assertThat(serials).as("transactions with the bank's serial").isPositive();
    }
}
