package io.firewatch.detection.custody;

import io.firewatch.detection.flow.FlowFact;
import io.firewatch.detection.flow.FlowKind;
import io.firewatch.model.record.TransType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What both sides say of one bank serial, or of one day's money of one type without a serial. Deposits and withdrawals
 * must stand on both sides. Other types move within the customers' account, which some custodians state and others do not:
 * they are compared only where both sides name them.
 */
final class StatementMatching {
    /** How far apart the two sides may date the same serial: the bank's cut-off, a week-end included. */
    static final int SLIP_DAYS = 3;

    private StatementMatching() {}

    static Optional<StatementMatch> of(String institution, String key, Collection<Movement> movements) {
        List<Movement> ledger = side(movements, false);
        List<Movement> bank = side(movements, true);
        if (ledger.isEmpty() && bank.isEmpty()) {
            return Optional.empty();
        }
        Movement first = ledger.isEmpty() ? bank.get(0) : ledger.get(0);
        int type = first.type();
        boolean external = type == TransType.DEPOSIT || type == TransType.WITHDRAWAL || (first.bank() && type < 0);
        if (!external && (ledger.isEmpty() || bank.isEmpty())) {
            return Optional.empty();
        }
        boolean in = type == TransType.DEPOSIT
                || (type != TransType.WITHDRAWAL
                        && (bank.isEmpty() ? first.in() : bank.get(0).in()));
        long ledgerFen = ledger.stream().mapToLong(Movement::fen).reduce(0, Math::addExact);
        // What the bank sends back stands on its statement the other way round.
        long bankFen = bank.stream()
                .mapToLong(one -> one.in() == in ? one.fen() : -one.fen())
                .reduce(0, Math::addExact);
        return Optional.of(new StatementMatch(
                institution,
                key,
                first.day(),
                in,
                ledgerFen,
                bankFen,
                ledger.isEmpty() ? 0 : ledger.get(0).seq(),
                bank.isEmpty() ? 0 : bank.get(0).seq(),
                false));
    }

    /** A withdrawal of one serial that the bank states later than T+3, on the day it does. */
    static Optional<FlowFact> late(String institution, String key, Collection<Movement> movements) {
        List<Movement> ledger = side(movements, false);
        List<Movement> bank = side(movements, true);
        if (!key.startsWith(StatementMatch.SERIAL) || ledger.isEmpty() || bank.isEmpty()) {
            return Optional.empty();
        }
        Movement asked = ledger.get(0);
        Movement paid = bank.get(0);
        return asked.type() == TransType.WITHDRAWAL && asked.fen() > 0 && paid.day() - asked.day() > SLIP_DAYS
                ? Optional.of(FlowFact.of(institution, FlowKind.WITHDRAWN_LATE, paid.day(), asked.fen()))
                : Optional.empty();
    }

    private static List<Movement> side(Collection<Movement> movements, boolean bank) {
        return movements.stream()
                .filter(one -> one.bank() == bank)
                .sorted(Comparator.comparingInt(Movement::day).thenComparingLong(Movement::seq))
                .toList();
    }
}
