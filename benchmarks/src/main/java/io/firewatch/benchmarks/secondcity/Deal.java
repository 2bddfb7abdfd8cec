package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is decided about one loan before it is told; fen, annual fractions, days. */
final class Deal {
    final String code;
    final Someone borrower;
    final long amount;
    final LocalDateTime published;
    LocalDateTime filled;
    LocalDateTime paidOut;

    String name = "";
    int use = 2;
    String describe = "";
    double rate = 0.068;
    long surplus;
    int term = 90;
    int payType = 3;
    long serviceCharge;
    long upFront;
    long guaranteeFee;
    long referralFee;
    int loanType = 1;
    Guarantee guarantee = Guarantee.NONE;
    final List<Slice> slices = new ArrayList<>();

    @Nullable
    Someone merchant;

    int lockDays = -1;

    @Nullable
    Product product;

    Behaviour behaviour = Behaviour.punctual();

    @Nullable
    LocalTime repaysAt;

    /** Nothing falls due on a Saturday or Sunday. */
    boolean workingDays;
    /** A stock loan whose principal was due before the first day and never paid. */
    boolean alreadyLate;

    boolean withdraws = true;
    int settlesAfterDays;
    int withdrawsAfterDays = 1;
    /** Money kept back at payout that no fee explains. */
    long unexplained;

    boolean paysOut = true;
    boolean configured = true;
    /** Day on which what is left is paid in one sum and the plan replaced. */
    @Nullable
    LocalDate repaidEarly;
    /** The plan is replaced by one that falls due so many days later, two days before the first instalment is due. */
    int extendedBy;
    /** Last state told instead of the true one, on a day: 2 failed, 10 written off off-line. */
    int endState;

    @Nullable
    LocalDate endDay;

    /** Principal the borrower has paid back, by moment. */
    final List<Repayment> repaid = new ArrayList<>();

    List<Instalment> plan = List.of();

    record Repayment(LocalDateTime at, int issue, long principal) {}

    Deal(String code, Someone borrower, long amount, LocalDateTime published, int raiseMinutes, int payoutAfterHours) {
        this.code = code;
        this.borrower = borrower;
        this.amount = amount;
        this.published = published;
        this.filled = published.plusMinutes(raiseMinutes);
        this.paidOut = filled.plusHours(payoutAfterHours);
        this.name = "望川贷" + code;
    }

    boolean isStock() {
        return paidOut.toLocalDate().isBefore(Span.FIRST);
    }

    /** Principal to be repaid within the plan. */
    long owed() {
        return surplus > 0 ? surplus : amount;
    }

    /** Outstanding principal on the evening of a day (B.1). */
    long outstanding(LocalDate day) {
        if (filled.toLocalDate().isAfter(day) || (endDay != null && endState != 4 && !endDay.isAfter(day))) {
            return 0;
        }
        long paid = repaid.stream()
                .filter(each -> !each.at().toLocalDate().isAfter(day))
                .mapToLong(Repayment::principal)
                .sum();
        return Math.max(0, owed() - paid);
    }

    /** Interest of instalments that the borrower has not paid by the evening of a day; what was due before the first is paid. */
    long interestToCome(LocalDate day) {
        return plan.stream()
                .filter(row -> repaid.stream()
                        .noneMatch(each -> each.issue() == row.issue()
                                && !each.at().toLocalDate().isAfter(day)))
                .filter(row ->
                        !isStock() || alreadyLate || !row.due().toLocalDate().isBefore(Span.FIRST))
                .mapToLong(Instalment::interest)
                .sum();
    }

    /** Principal of instalments that were due before a day and are not paid by its evening. */
    long overdue(LocalDate day, int moreThanDays) {
        return plan.stream()
                .filter(row -> row.due().toLocalDate().plusDays(moreThanDays).isBefore(day))
                .filter(row -> repaid.stream()
                        .noneMatch(each -> each.issue() == row.issue()
                                && !each.at().toLocalDate().isAfter(day)))
                .filter(row ->
                        !isStock() || alreadyLate || !row.due().toLocalDate().isBefore(Span.FIRST))
                .mapToLong(Instalment::principal)
                .sum();
    }
}
