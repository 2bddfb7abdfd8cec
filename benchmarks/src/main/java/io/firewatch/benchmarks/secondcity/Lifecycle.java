package io.firewatch.benchmarks.secondcity;

import io.firewatch.benchmarks.secondcity.Behaviour.Paid;
import io.firewatch.benchmarks.secondcity.Behaviour.Payer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** Tells a loan from its publication to its end, with all its money. */
final class Lifecycle {
    private final House house;
    private final Deal deal;
    /** Who the money of compensations belongs to: the guarantor, or the lender itself. */
    private final Someone platform;

    private Lifecycle(House house, Deal deal, Someone platform) {
        this.house = house;
        this.deal = deal;
        this.platform = platform;
    }

    static void tell(House house, Deal deal, Someone platform) {
        long funded = deal.slices.stream().mapToLong(s -> s.fen + s.red).sum();
        if (funded <= 0) {
            throw new IllegalArgumentException("loan " + deal.code + " has no money");
        }
        Lifecycle life = new Lifecycle(house, deal, platform);
        house.deals.add(deal);
        life.raise();
        if (deal.paysOut) {
            life.payOut();
            life.repay();
        }
        life.end();
    }

    private void raise() {
        house.user(deal.borrower, deal.published.toLocalDate());
        house.loan(deal);
        if (!deal.isStock()) {
            house.state(deal.code, 0, deal.published);
            house.state(deal.code, 6, deal.published.plusSeconds(20));
            house.state(deal.code, 1, deal.filled);
        }
        for (Slice slice : deal.slices) {
            slice.claim = house.code("ZQ");
            house.user(slice.investor, slice.bidAt.toLocalDate());
            if (deal.isStock()) {
                continue;
            }
            LocalDateTime lent = deal.product == null ? slice.bidAt : deal.paidOut;
            house.flow(deal, slice.claim, "-1", "-1", 2, slice.fen, slice.investor, lent, slice.bidAt);
            house.flow(deal, slice.claim, "-1", "-1", 10, slice.red, slice.investor, lent);
        }
    }

    private void payOut() {
        LocalDateTime at = deal.paidOut;
        house.state(deal.code, 9, at);
        deal.plan = Instalment.plan(deal);
        house.plan(deal, deal.plan, at.toLocalDate());
        for (Slice slice : deal.slices) {
            house.claim(deal, slice);
            Product product = deal.product;
            if (product != null) {
                if (deal.configured) {
                    house.config(slice.claim, product, slice.investor, deal.code, at.toLocalDate());
                }
                if (!slice.bidAt.toLocalDate().isBefore(Span.FIRST)) {
                    house.detail(product.code(), 2, slice.fen + slice.red, slice.investor, slice.bidAt);
                } else {
                    house.detail(product.code(), 2, slice.fen + slice.red, slice.investor, Span.FIRST.atTime(0, 1));
                }
            }
        }
        if (deal.isStock()) {
            return;
        }
        long net = deal.amount - deal.upFront - deal.guaranteeFee - deal.referralFee - deal.unexplained;
        Someone merchant = deal.merchant;
        if (merchant != null) {
            house.user(merchant, at.toLocalDate());
            house.flow(deal, "-1", "-1", "-1", 45, net, merchant, at);
        } else {
            house.flow(deal, "-1", "-1", "-1", 1, net, deal.borrower, at);
            if (deal.withdraws) {
                house.flow(
                        null,
                        "-1",
                        "-1",
                        "-1",
                        7,
                        net,
                        deal.borrower,
                        at.plusDays(deal.withdrawsAfterDays).plusMinutes(33));
            }
        }
        house.flow(deal, "-1", "-1", "-1", 4, deal.upFront, deal.borrower, at);
        house.flow(deal, "-1", "-1", "-1", 3, deal.guaranteeFee, deal.borrower, at);
        house.flow(deal, "-1", "-1", "-1", 29, deal.referralFee, deal.borrower, at);
    }

    private void repay() {
        boolean told5 = false;
        boolean told4 = false;
        extend();
        for (Instalment row : deal.plan) {
            LocalDate due = row.due().toLocalDate();
            if (due.isBefore(Span.FIRST)) {
                if (deal.alreadyLate && row.principal() > 0) {
                    house.state(deal.code, 4, due.plusDays(1).atTime(1, 0));
                }
                continue;
            }
            LocalDate early = deal.repaidEarly;
            if (early != null && !due.isBefore(early)) {
                payEarly(row, early);
                return;
            }
            Paid paid = deal.behaviour.of(row.issue(), deal.plan.size(), due);
            LocalTime hour = deal.repaysAt == null ? house.officeHours() : deal.repaysAt;
            LocalDateTime at = due.plusDays(paid.daysLate()).atTime(hour);
            if (deal.endDay != null && !at.toLocalDate().isBefore(deal.endDay)) {
                return;
            }
            boolean late = paid.daysLate() > 0
                    || paid.payer() == Payer.NOBODY
                    || paid.payer() == Payer.GUARANTOR
                    || paid.payer() == Payer.PLATFORM;
            if (late && !told4) {
                house.state(deal.code, 4, due.plusDays(1).atTime(1, 0));
                told4 = true;
            }
            if (paid.payer() == Payer.NOBODY) {
                continue;
            }
            pay(row, paid, at);
            boolean last = row.issue() == deal.plan.size();
            boolean borrowerPaid = paid.payer() == Payer.BORROWER;
            if (borrowerPaid && last && deal.overdue(at.toLocalDate(), 0) == 0) {
                house.state(deal.code, 3, at.plusMinutes(5));
            } else if (borrowerPaid && (!told5 || told4)) {
                house.state(deal.code, 5, at.plusMinutes(5));
                told5 = true;
                told4 = false;
            }
        }
    }

    private void pay(Instalment row, Paid paid, LocalDateTime at) {
        String plan = deal.code + "-" + row.issue();
        long penalty = paid.withPenalty() ? Math.max(100, (row.principal() + row.interest()) / 1000) : 0;
        switch (paid.payer()) {
            case BORROWER -> {
                house.flow(
                        null,
                        "-1",
                        "-1",
                        "-1",
                        6,
                        row.principal() + row.interest() + row.service() + penalty,
                        deal.borrower,
                        at.minusMinutes(25));
                house.flow(deal, "-1", "-1", plan, 18, row.principal(), deal.borrower, at);
                house.flow(deal, "-1", "-1", plan, 19, row.interest(), deal.borrower, at);
                house.flow(deal, "-1", "-1", plan, 4, row.service(), deal.borrower, at);
                deal.repaid.add(new Deal.Repayment(at, row.issue(), row.principal()));
            }
            case GUARANTOR -> house.flow(deal, "-1", "-1", plan, 27, row.principal() + row.interest(), platform, at);
            case PLATFORM -> house.flow(deal, "-1", "-1", plan, 37, row.principal() + row.interest(), platform, at);
            default -> {}
        }
        LocalDateTime settled = deal.settlesAfterDays == 0
                ? at.plusMinutes(7)
                : at.toLocalDate().plusDays(deal.settlesAfterDays).atTime(9, 15).plusSeconds(at.getSecond());
        share(row.principal(), row.interest(), penalty, plan, settled);
    }

    /** Splits what comes back over the claims; the last takes the fen that do not divide. */
    private void share(long principal, long interest, long penalty, String plan, LocalDateTime at) {
        long total = deal.slices.stream().mapToLong(s -> s.fen + s.red).sum();
        long principalLeft = principal;
        long interestLeft = interest;
        for (int i = 0; i < deal.slices.size(); i++) {
            Slice slice = deal.slices.get(i);
            boolean last = i == deal.slices.size() - 1;
            long weight = slice.fen + slice.red;
            long back = last ? principalLeft : principal * weight / total;
            long earned = last ? interestLeft : interest * weight / total;
            principalLeft -= back;
            interestLeft -= earned;
            Slice.Sale sale = slice.sale;
            boolean sold = sale != null && sale.buyer() != null && sale.at().isBefore(at);
            Someone owner = sold && sale != null && sale.buyer() != null ? sale.buyer() : slice.investor;
            String claim = sold ? slice.claim + "T" : slice.claim;
            house.flow(deal, claim, "-1", plan, 8, back, owner, at);
            house.flow(deal, claim, "-1", plan, 9, earned, owner, at);
            if (last) {
                house.flow(deal, claim, "-1", plan, 48, penalty, owner, at);
            }
            Product product = deal.product;
            if (product != null && !sold) {
                house.detail(product.code(), 8, back, owner, at);
                house.detail(product.code(), 9, earned, owner, at);
            }
        }
    }

    /** All that is left in one sum; the plan is told anew as one that ends here. */
    private void payEarly(Instalment row, LocalDate day) {
        long principal = deal.outstanding(day.minusDays(1));
        List<Instalment> kept = deal.plan.subList(0, row.issue() - 1);
        long held = java.time.temporal.ChronoUnit.DAYS.between(deal.paidOut.toLocalDate(), day);
        long interest = deal.payType == 4 ? Math.round(principal * deal.rate * held / 360) : row.interest();
        Instalment last = new Instalment(row.issue(), principal, interest, row.service(), day.atTime(23, 59, 59));
        List<Instalment> replaced = new java.util.ArrayList<>(kept);
        replaced.add(last);
        deal.plan = replaced;
        house.plan(deal, replaced, day);
        LocalDateTime at = day.atTime(house.officeHours());
        pay(last, new Paid(Payer.BORROWER, 0, false), at);
        house.state(deal.code, 3, at.plusMinutes(5));
    }

    private void extend() {
        if (deal.extendedBy <= 0) {
            return;
        }
        LocalDate told = deal.plan.stream()
                .filter(row -> row.principal() > 0)
                .map(row -> row.due().toLocalDate().minusDays(1))
                .findFirst()
                .orElse(Span.LAST);
        List<Instalment> later = deal.plan.stream()
                .map(row -> row.principal() == 0
                        ? row
                        : new Instalment(
                                row.issue(),
                                row.principal(),
                                row.interest(),
                                row.service(),
                                row.due().plusDays(deal.extendedBy)))
                .toList();
        deal.plan = later;
        if (!told.isAfter(Span.LAST)) {
            house.plan(deal, later, told);
        }
    }

    private void end() {
        for (Slice slice : deal.slices) {
            Slice.Sale sale = slice.sale;
            if (sale != null && !Span.isOver(sale.offered())) {
                new Resale(house, deal).sell(slice, sale);
            }
        }
        if (deal.endDay != null) {
            house.state(deal.code, deal.endState, deal.endDay.atTime(18, 0));
        }
    }
}
