package io.firewatch.embedded.city;

import io.firewatch.model.institution.InstitutionRegister;
import io.firewatch.model.institution.InstitutionRegister.ImportResult;
import io.firewatch.model.record.RecordType;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registers and custodians of the city, who tell the bureau by the files that every bureau imports. */
final class Bystanders {
    private final City city;
    private final InstitutionRegister register;

    Bystanders(City city, InstitutionRegister register) {
        this.city = city;
        this.register = register;
    }

    private record File(String name, String institution) {}

    /** Tells everything up to a day that was not told before; throws when the bureau refuses a line. */
    void tell(LocalDate day) {
        Map<File, List<Notice>> files = new LinkedHashMap<>();
        for (Notice notice : city.notices(day)) {
            boolean custody = notice.type() == RecordType.CUSTODY_LINE;
            File file = new File(name(notice.type()), custody ? notice.institution() : "");
            files.computeIfAbsent(file, one -> new ArrayList<>()).add(notice);
        }
        files.forEach((file, lines) -> {
            StringReader text = new StringReader(Notice.csv(lines));
            ImportResult result = file.institution().isEmpty()
                    ? register.importCsv(file.name(), text)
                    : register.importCustody(file.institution(), text);
            if (!result.errors().isEmpty()) {
                throw new IllegalStateException(file + " of the city was refused: " + result.errors());
            }
        });
    }

    private static String name(RecordType type) {
        return switch (type) {
            case INSTITUTION_FACTS -> "institutions.csv";
            case AFFILIATION -> "affiliations.csv";
            case GUARANTOR -> "guarantors.csv";
            case DECLARED_FIGURE -> "declared.csv";
            case REGISTRY_EVENT -> "events.csv";
            default -> "custody";
        };
    }
}
