package io.firewatch.detection.loan;

import io.firewatch.detection.wording.WordList;
import io.firewatch.detection.wording.WordsFound;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.WordingIndicator;
import io.firewatch.model.record.ScatterInvest;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** R08 and R20: what a listing's use code and words give away. Nothing is told of a listing that gives nothing away. */
final class LoanWording {
    /** 金融市场 (A.10): Measures art. 10(11) forbid it. */
    private static final int FINANCIAL_MARKETS = 4;

    private LoanWording() {}

    /** On the day of the listing. */
    static SortedMap<Integer, Finding> of(LoanFacts facts) {
        ScatterInvest loan = facts.listing().loan();
        String text = loan.name() + "；" + loan.description();
        List<String> forbidden = WordList.FORBIDDEN.in(text);
        List<String> school = WordList.SCHOOL.in(text);
        List<String> guarantee = WordList.GUARANTEE.in(text);
        SortedMap<Integer, Finding> days = new TreeMap<>();
        List<String> all =
                Stream.of(forbidden, school, guarantee).flatMap(List::stream).toList();
        if (loan.use() != FINANCIAL_MARKETS && all.isEmpty()) {
            return days;
        }
        double[] values = new double[WordingIndicator.values().length];
        values[WordingIndicator.LOAN_USE.ordinal()] = loan.use();
        values[WordingIndicator.FORBIDDEN_WORDS.ordinal()] = forbidden.size();
        values[WordingIndicator.SCHOOL_WORDS.ordinal()] = school.size();
        values[WordingIndicator.GUARANTEE_WORDS.ordinal()] = guarantee.size();
        String[] exhibits =
                all.isEmpty() ? new String[0] : new String[] {WordsFound.exhibit("productName, loanDescribe", all)};
        days.put(
                BusinessTime.dayOf(loan.startedAt()),
                new Finding(values, new long[] {facts.listing().seq()}, exhibits));
        return days;
    }
}
