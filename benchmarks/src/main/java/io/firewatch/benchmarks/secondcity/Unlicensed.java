package io.firewatch.benchmarks.secondcity;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Raises from the public without licence or custodian, in loans of a few weeks, from a few big names (R24, R15a, R23, R16c). */
final class Unlicensed {
    private static final int SHORT = 40;

    private Unlicensed() {}

    static void write(Draft draft) {
        House house = draft.house;
        draft.licensedFrom = "";
        draft.custodian = "";
        draft.custodyFrom = "";
        Baseline base = new Baseline(
                house, Recipe.p2p(0.071).withTerms(List.of(90, 180), List.of(3)).withStock(70), draft.own, false);
        List<Someone> big = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            big.add(house.people.person().as(1));
        }
        base.stock(deal -> {});
        base.daily(deal -> {
            int day = (int) java.time.temporal.ChronoUnit.DAYS.between(Span.FIRST, deal.published.toLocalDate());
            if (day >= SHORT && day % 4 != 0) {
                deal.term = day % 2 == 0 ? 28 : 14;
                deal.payType = 4;
            } else {
                base.fund(deal, 2);
                Slice last = deal.slices.remove(deal.slices.size() - 1);
                deal.slices.add(new Slice(big.get(day % big.size()), last.fen, 0, last.bidAt));
            }
        });
        for (int i = 0; i < 8; i++) {
            Deal deal = base.deal(5 + i, 190_000, house.people.company());
            deal.term = 180;
            deal.payType = 3;
            base.fundBy(deal, List.of(big.get(i), big.get((i + 1) % 8)));
            base.lend(deal);
        }
        LocalDateTime now = Span.day(9).atTime(9, 0);
        draft.expect(
                "R24a",
                "public-reach",
                null,
                now.toLocalDate().plusDays(10),
                "over 180 persons lend, limit 150, no licence");
        draft.expect("R24b", "public-reach", null, 0, "millions raised, limit 1,000,000, no licence");
        draft.expect("R15a", "custody-gap", null, 0, "no custodian");
        draft.expect("R16c", "concentration", null, 13, "eight lenders hold over a quarter of all claims");
        draft.expect("R23a", "short-tenor", null, SHORT + 14, "loans of 14 and 28 days: over 30 % of new principal");
        draft.expect("R23b", "short-tenor", null, SHORT + 30, "loans of 14 and 28 days: over 60 % of new principal");
        draft.event(64, "scope-changed", "经营范围新增：财富管理；理财咨询");
        draft.event(66, "abnormal-operation", "通过登记的住所无法联系，列入经营异常名录");
        draft.expect("R26b", "registration-change", null, 64, "财富管理 and 理财 added to its scope");
        draft.expect("R26c", "registration-change", null, 66, "listed as operating abnormally");
    }
}
