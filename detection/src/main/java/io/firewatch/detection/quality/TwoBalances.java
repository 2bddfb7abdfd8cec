package io.firewatch.detection.quality;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.loan.StatusChange;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.LoanState;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is owed of a loan by what its lender says of its state, and by the money that moved (A.11 kpi, principal only):
 * amount − T.18 while the newest state is 1, 4, 5, 8 or 9; and amount − T.18 once a payout was seen. A loan written off
 * off-line (10) is owed by neither, and a stock loan, whose payout lies before the feed, by both alike.
 *
 * @param flows a difference that is gone within {@value LoanAudit#SETTLING_DAYS} days is left out
 */
record TwoBalances(StepSeries projects, StepSeries flows) {

    static TwoBalances of(
            LoanAudit.Listed listed, Collection<StatusChange> statuses, Map<FlowAt, Long> flows, int lastDay) {
        LoanMoney money = LoanMoney.of(flows);
        TreeMap<Integer, StatusChange> newest = new TreeMap<>();
        for (StatusChange one : statuses) {
            newest.merge(BusinessTime.dayOf(one.moment()), one, (a, b) -> a.isNewerThan(b) ? a : b);
        }
        TreeSet<Integer> steps = new TreeSet<>(newest.keySet());
        steps.addAll(money.principalRepaid().keySet());
        if (money.payoutDay() != LoanMoney.NEVER) {
            steps.add(money.payoutDay());
        }
        TreeMap<Integer, Long> byState = new TreeMap<>();
        TreeMap<Integer, Long> byMoney = new TreeMap<>();
        for (int day : steps) {
            Map.Entry<Integer, StatusChange> state = newest.floorEntry(day);
            int status = state == null ? LoanState.PUBLISHED : state.getValue().status();
            long left = Math.max(0, listed.amount() - LoanMoney.until(money.principalRepaid(), day));
            long said = LoanState.isOutstanding(status) ? left : 0;
            boolean moved = money.payoutDay() <= day && status != LoanState.WRITTEN_OFF_OFFLINE;
            byState.put(day, said);
            byMoney.put(day, listed.stock() ? said : moved ? left : 0L);
        }
        return settled(StepSeries.ofLevels(byState), StepSeries.ofLevels(byMoney), steps, lastDay);
    }

    private static TwoBalances settled(StepSeries byState, StepSeries byMoney, TreeSet<Integer> steps, int lastDay) {
        TreeSet<Integer> days = new TreeSet<>();
        for (int step : steps) {
            for (int back = 0; back <= LoanAudit.SETTLING_DAYS; back++) {
                days.add(step - back);
            }
        }
        TreeMap<Integer, Long> projects = new TreeMap<>();
        TreeMap<Integer, Long> flows = new TreeMap<>();
        for (int day : days.headSet(lastDay, true)) {
            projects.put(day, byState.levelOn(day));
            flows.put(day, (differs(byState, byMoney, day) ? byMoney : byState).levelOn(day));
        }
        return new TwoBalances(StepSeries.ofLevels(projects), StepSeries.ofLevels(flows));
    }

    private static boolean differs(StepSeries byState, StepSeries byMoney, int day) {
        for (int ahead = 0; ahead <= LoanAudit.SETTLING_DAYS; ahead++) {
            if (byState.levelOn(day + ahead) == byMoney.levelOn(day + ahead)) {
                return false;
            }
        }
        return true;
    }
}
