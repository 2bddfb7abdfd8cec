package io.firewatch.detection.custody;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;

/** A movement of money that lender and bank tell differently, as an exhibit of an alert. */
final class UnmatchedExhibit {
    private UnmatchedExhibit() {}

    static String of(StatementMatch match) {
        return """
               {"kind":"statement-line","day":"%s","direction":"%s","bankTransId":"%s","platform":%s,"bank":%s,"evidence":[%s]}"""
                .formatted(
                        BusinessTime.printDay(match.day()),
                        match.in() ? "in" : "out",
                        JsonText.escaped(match.key().substring(StatementMatch.SERIAL.length())),
                        Money.ofFen(match.ledgerFen()).yuan(),
                        Money.ofFen(match.bankFen()).yuan(),
                        evidence(match));
    }

    private static String evidence(StatementMatch match) {
        if (match.ledgerRecord() == 0 || match.bankRecord() == 0) {
            return String.valueOf(Math.max(match.ledgerRecord(), match.bankRecord()));
        }
        return match.ledgerRecord() + "," + match.bankRecord();
    }
}
