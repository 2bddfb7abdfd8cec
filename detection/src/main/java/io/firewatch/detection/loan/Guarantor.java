package io.firewatch.detection.loan;

import io.firewatch.detection.guarantee.GuaranteedLoan;
import io.firewatch.model.record.ScatterInvest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One of those who guarantee a loan by its listing: the fields hold lists separated by commas, and blanks where something
 * is not known.
 *
 * @param party empty where the document is not known
 * @param licence as of {@link GuaranteedLoan}
 */
record Guarantor(String party, String name, boolean person, int licence) {
    private static final Pattern COMMA = Pattern.compile("[,，]");
    private static final String ABSENT = "-1";

    static List<Guarantor> of(ScatterInvest loan) {
        List<String> parties = parts(loan.guarantorParties());
        List<String> names = parts(loan.guarantors());
        List<String> kinds = parts(loan.guarantorKinds());
        List<String> licences = parts(loan.guarantorLicences());
        List<Guarantor> all = new ArrayList<>();
        for (int i = 0; i < Math.max(parties.size(), names.size()); i++) {
            String name = at(names, i);
            // Records of before kinds were told have a person's name masked.
            boolean person =
                    kinds.isEmpty() ? name.indexOf('*') >= 0 : at(kinds, i).equals("person");
            all.add(new Guarantor(at(parties, i), name, person, licence(at(licences, i))));
        }
        return all;
    }

    private static List<String> parts(String text) {
        if (text.isBlank() || text.trim().equals(ABSENT)) {
            return List.of();
        }
        return COMMA.splitAsStream(text)
                .map(String::trim)
                .map(one -> one.equals(ABSENT) ? "" : one)
                .toList();
    }

    private static String at(List<String> parts, int place) {
        return place < parts.size() ? parts.get(place) : "";
    }

    private static int licence(String text) {
        return switch (text) {
            case "0" -> GuaranteedLoan.LICENSED;
            case "1" -> GuaranteedLoan.NOT_LICENSED;
            default -> GuaranteedLoan.UNKNOWN;
        };
    }
}
