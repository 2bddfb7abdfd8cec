package io.firewatch.detection.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.detection.loan.Finding;
import io.firewatch.detection.loan.Sign;
import io.firewatch.model.Money;
import io.firewatch.model.indicator.FakeListingIndicator;
import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The eight signs of one loan and how many of them hold, on each day on which that changes (R10). */
final class FakeScore {
    private static final int WORDS = 2;
    private static final int CAP = 3;
    private static final int ACCOUNT = 5;
    private static final int SECOND = 6;

    private final SignedLoan loan;
    private final Collection<LoanSign> shared;

    FakeScore(SignedLoan loan, Collection<LoanSign> shared) {
        this.loan = loan;
        this.shared = shared;
    }

    /** Nothing of a loan that never shows a sign. */
    SortedMap<Integer, Finding> days() {
        TreeSet<Integer> steps = new TreeSet<>();
        int listed = loan.loan().listedDay();
        for (Sign sign : new Sign[] {
            loan.young(), loan.hasty(), loan.untouched(), loan.loan().narrow(), loan.document()
        }) {
            steps.add(sign.known());
            steps.add(sign.holds());
        }
        shared.forEach(one -> {
            for (int day : one.level().days()) {
                steps.add(day);
            }
        });
        steps.add(listed);
        steps.remove(Sign.NEVER);
        SortedMap<Integer, Finding> days = new TreeMap<>();
        boolean any = false;
        for (int day : steps.tailSet(listed)) {
            double[] values = values(day);
            any |= values[FakeListingIndicator.FAKE_SIGNS.ordinal()] > 0;
            if (any) {
                days.put(day, new Finding(values, records(day), exhibits(values)));
            }
        }
        return days;
    }

    private double[] values(int day) {
        double[] values = new double[FakeListingIndicator.values().length];
        values[FakeListingIndicator.FAKE_NEW_FIRM.ordinal()] = loan.young().on(day);
        values[FakeListingIndicator.FAKE_SAME_WORDS.ordinal()] = holds(WORDS, day) ? 1 : 0;
        values[FakeListingIndicator.FAKE_NEAR_CAP.ordinal()] =
                loan.cap() == SignedLoan.Cap.UNKNOWN ? Double.NaN : holds(CAP, day) ? 1 : 0;
        values[FakeListingIndicator.FAKE_HASTY.ordinal()] = loan.hasty().on(day);
        values[FakeListingIndicator.FAKE_UNTOUCHED.ordinal()] =
                holds(ACCOUNT, day) ? 1 : loan.untouched().on(day);
        values[FakeListingIndicator.FAKE_SAME_SECOND.ordinal()] =
                day < loan.loan().repaidFrom() ? Double.NaN : holds(SECOND, day) ? 1 : 0;
        values[FakeListingIndicator.FAKE_FEW_LENDERS.ordinal()] =
                loan.loan().narrow().on(day);
        values[FakeListingIndicator.FAKE_DOCUMENT.ordinal()] = loan.document().on(day);
        int signs = 0;
        for (int i = 0; i < FakeListingIndicator.FAKE_SIGNS.ordinal(); i++) {
            signs += values[i] == 1 ? 1 : 0;
        }
        values[FakeListingIndicator.FAKE_SIGNS.ordinal()] = signs;
        return values;
    }

    private boolean holds(int sign, int day) {
        return shared.stream().anyMatch(one -> one.sign() == sign && one.level().levelOn(day) > 0);
    }

    private long[] records(int day) {
        Set<Long> records = new LinkedHashSet<>();
        records.add(loan.loan().seq());
        if (day >= loan.loan().payoutDay()) {
            records.add(loan.loan().payoutSeq());
        }
        records.add(loan.userSeq());
        records.remove(0L);
        return records.stream().mapToLong(Long::longValue).toArray();
    }

    /** A table of the signs that hold or could not be told, and what they rest on. */
    private String[] exhibits(double[] values) {
        ObjectNode exhibit = JsonNodeFactory.instance.objectNode().put("kind", "fake-signs");
        ArrayNode rows = exhibit.putArray("signs");
        for (int i = 0; i < FakeListingIndicator.FAKE_SIGNS.ordinal(); i++) {
            FakeListingIndicator sign = FakeListingIndicator.values()[i];
            if (values[i] != 0) {
                rows.addObject()
                        .put("sign", i + 1)
                        .put("zh", sign.zh())
                        .put("en", sign.en())
                        .put("holds", Double.isNaN(values[i]) ? "unknown" : "yes")
                        .put("detail", values[i] == 1 ? detail(sign) : "");
            }
        }
        return new String[] {exhibit.toString()};
    }

    private String detail(FakeListingIndicator sign) {
        return switch (sign) {
            case FAKE_NEW_FIRM -> loan.young().figure();
            case FAKE_SAME_WORDS -> others();
            case FAKE_NEAR_CAP -> Money.ofFen(loan.loan().amount()).yuan();
            case FAKE_HASTY -> loan.hasty().figure();
            case FAKE_UNTOUCHED -> loan.untouched().figure();
            case FAKE_SAME_SECOND ->
                LocalTime.ofSecondOfDay(loan.loan().second()).toString();
            case FAKE_FEW_LENDERS -> loan.loan().narrow().figure();
            case FAKE_DOCUMENT -> loan.document().figure();
            case FAKE_SIGNS -> "";
        };
    }

    private String others() {
        Set<String> named = new LinkedHashSet<>();
        shared.stream().filter(one -> one.sign() == WORDS).forEach(one -> named.addAll(List.of(one.others())));
        return String.join(", ", named);
    }
}
