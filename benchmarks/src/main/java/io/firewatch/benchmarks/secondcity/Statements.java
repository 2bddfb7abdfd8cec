package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a custodian says about a lender: money that came from and went to customers' banks. */
final class Statements {
    private static final int DEPOSIT = 6;
    private static final int WITHDRAWAL = 7;
    /** Taken by the bank within the line of the withdrawal. */
    private static final int WITHDRAWAL_FEE = 23;

    private Statements() {}

    static List<CustodyLine> of(Draft draft) {
        List<CustodyLine> lines = new ArrayList<>();
        LocalTime cutOff = draft.cutOff;
        Map<String, Long> fees = new HashMap<>();
        for (Flow flow : draft.house.flows) {
            if (flow.type() == WITHDRAWAL_FEE) {
                fees.merge(flow.party().hash() + flow.at(), flow.fen(), Long::sum);
            }
        }
        for (Flow flow : draft.house.flows) {
            if (flow.type() != DEPOSIT && flow.type() != WITHDRAWAL) {
                continue;
            }
            LocalDate day = flow.at().toLocalDate();
            LocalDate booked = flow.at().toLocalTime().isBefore(cutOff) ? day : day.plusDays(1);
            if (booked.isAfter(Span.LAST)) {
                continue;
            }
            String id = draft.house.bankTrans(flow);
            // A reversal is money that goes the other way.
            boolean in = (flow.type() == DEPOSIT) == (flow.fen() > 0);
            long fee =
                    flow.type() == WITHDRAWAL ? fees.getOrDefault(flow.party().hash() + flow.at(), 0L) : 0;
            lines.add(new CustodyLine(
                    booked,
                    in,
                    Math.abs(flow.fen()) + fee,
                    flow.party().hash(),
                    id.equals("-1") ? "BX" + flow.trans() : id,
                    flow.type()));
        }
        lines.sort(Comparator.comparing(CustodyLine::date));
        draft.statement.accept(lines);
        return List.copyOf(lines);
    }
}
