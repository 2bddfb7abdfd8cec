package io.firewatch.web.whatif;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.firewatch.web.whatif.City.Verdict;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a rule did, measured by what people found out about its alerts. Alerts nobody judged say nothing.
 *
 * @param alerts raised
 * @param firing of them still open
 * @param institutions with an alert
 * @param confirmed alerts people confirmed that are raised
 * @param falseOnes alerts people found false that are raised
 * @param lost alerts people confirmed that are not raised
 * @param saved alerts people found false that are not raised
 * @param precision confirmed of all judged that are raised; null when none is
 * @param recall confirmed that are raised of all confirmed; null when none was confirmed
 */
public record Score(
        int alerts,
        int firing,
        int institutions,
        int confirmed,
        @JsonProperty("false") int falseOnes,
        int lost,
        int saved,
        @Nullable Double precision,
        @Nullable Double recall) {

    static Score of(Collection<Finding> findings, Map<String, Verdict> verdicts) {
        int firing = 0;
        int confirmed = 0;
        int falseOnes = 0;
        Set<String> institutions = new HashSet<>();
        for (Finding one : findings) {
            firing += one.firing() ? 1 : 0;
            institutions.add(one.institution());
            Verdict verdict = verdicts.get(one.id());
            confirmed += verdict == Verdict.CONFIRMED ? 1 : 0;
            falseOnes += verdict == Verdict.FALSE ? 1 : 0;
        }
        int allConfirmed = (int)
                verdicts.values().stream().filter(Verdict.CONFIRMED::equals).count();
        int allFalse = verdicts.size() - allConfirmed;
        return new Score(
                findings.size(),
                firing,
                institutions.size(),
                confirmed,
                falseOnes,
                allConfirmed - confirmed,
                allFalse - falseOnes,
                share(confirmed, confirmed + falseOnes),
                share(confirmed, allConfirmed));
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }
}
