package io.firewatch.benchmarks.secondcity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bureau's registers as CSV texts by file name (design.md §7). */
final class Registers {
    private Registers() {}

    static Map<String, String> of(List<Draft> drafts) {
        List<String> institutions = new ArrayList<>(List.of(
                "code,name,type,district,credit_code,secret,licensed_from,licensed_to,custodian,custody_from,net_assets,"
                        + "custodian_tested,borrowings"));
        List<String> affiliations =
                new ArrayList<>(List.of("institution,party_kind,party_document,party_name,role,share,from,to"));
        List<String> guarantors = new ArrayList<>(List.of("credit_code,name,licensed,net_assets,as_of"));
        for (Draft draft : drafts) {
            var lender = draft.house.lender;
            institutions.add(String.join(
                    ",",
                    lender.code(),
                    lender.name(),
                    lender.type().id(),
                    lender.district(),
                    draft.own.document(),
                    lender.secret(),
                    draft.licensedFrom,
                    "",
                    draft.custodian,
                    draft.custodyFrom,
                    draft.netAssets + ".00",
                    draft.custodian.isEmpty() ? "" : draft.custodianTested ? "yes" : "no",
                    draft.borrowings == 0 ? "" : draft.borrowings + ".00"));
            for (Draft.Tie tie : draft.ties) {
                Someone party = tie.party();
                affiliations.add(String.join(
                        ",",
                        lender.code(),
                        party.company() ? "company" : "person",
                        party.document(),
                        party.name(),
                        tie.role(),
                        tie.share(),
                        tie.from().toString(),
                        ""));
            }
            for (Draft.Guarantor guarantor : draft.guarantors) {
                guarantors.add(String.join(
                        ",",
                        guarantor.company().document(),
                        guarantor.company().name(),
                        guarantor.licensed() ? "yes" : "no",
                        guarantor.netAssets() + ".00",
                        "2020-05-31"));
            }
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("institutions.csv", text(institutions));
        files.put("affiliations.csv", text(affiliations));
        files.put("guarantors.csv", text(guarantors));
        return files;
    }

    static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
