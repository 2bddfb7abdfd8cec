package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;

/** Something another authority, a web crawler or the lender's own notice says about an institution. */
public record RegistryEvent(String institution, LocalDate date, String kind, String note) {
    static final String HEADER = "institution,date,kind,note";

    String csv() {
        return String.join(",", institution, date.toString(), kind, note);
    }
}
