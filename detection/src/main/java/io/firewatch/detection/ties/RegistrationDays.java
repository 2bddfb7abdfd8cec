package io.firewatch.detection.ties;

import io.firewatch.model.indicator.RegistrationIndicator;
import io.firewatch.model.record.RegistryEvent;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What changed in an institution's registration within 30 days (R26). */
final class RegistrationDays {
    private static final double LARGE_PERCENT = 30;
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s*[%％]");

    /** Words that need a licence (处置非法集资条例 9). */
    private static final List<String> WORDS = List.of("金融", "理财", "财富管理", "交易所", "交易中心", "资产管理");

    private RegistrationDays() {}

    static double[] values(TieBook book, int day) {
        double[] values = new double[RegistrationIndicator.values().length];
        for (RegistryEvent event : book.events()) {
            if (event.day() > day - TieDays.WINDOW_DAYS && event.day() <= day) {
                count(event, values);
            }
        }
        int signs = 0;
        for (RegistrationIndicator one : RegistrationIndicator.values()) {
            boolean kind =
                    one != RegistrationIndicator.REGISTRATION_SIGNS && one != RegistrationIndicator.FINANCE_WORDS;
            signs += kind && values[one.ordinal()] > 0 ? 1 : 0;
        }
        values[RegistrationIndicator.REGISTRATION_SIGNS.ordinal()] = signs;
        return values;
    }

    private static void count(RegistryEvent event, double[] values) {
        RegistrationIndicator counted =
                switch (event.kind()) {
                    case RegistryEvent.LEGAL_REPRESENTATIVE_CHANGED -> RegistrationIndicator.REPRESENTATIVE_CHANGES;
                    case RegistryEvent.SHAREHOLDER_CHANGED ->
                        isSmall(event.note()) ? null : RegistrationIndicator.SHAREHOLDER_CHANGES;
                    case RegistryEvent.ADDRESS_CHANGED -> RegistrationIndicator.ADDRESS_CHANGES;
                    case RegistryEvent.NAME_CHANGED -> RegistrationIndicator.NAME_CHANGES;
                    case RegistryEvent.SCOPE_CHANGED -> RegistrationIndicator.SCOPE_CHANGES;
                    case RegistryEvent.ABNORMAL_OPERATION -> RegistrationIndicator.ABNORMAL_LISTINGS;
                    case RegistryEvent.LITIGATION -> RegistrationIndicator.LITIGATION;
                    default -> null;
                };
        if (counted == null) {
            return;
        }
        values[counted.ordinal()]++;
        boolean ofWords =
                counted == RegistrationIndicator.NAME_CHANGES || counted == RegistrationIndicator.SCOPE_CHANGES;
        if (ofWords && WORDS.stream().anyMatch(event.note()::contains)) {
            values[RegistrationIndicator.FINANCE_WORDS.ordinal()]++;
        }
    }

    /** Whether the note tells a share, and it is below 30 %. */
    private static boolean isSmall(String note) {
        Matcher percent = PERCENT.matcher(note);
        boolean told = false;
        while (percent.find()) {
            told = true;
            if (Double.parseDouble(percent.group(1)) >= LARGE_PERCENT) {
                return false;
            }
        }
        return told;
    }
}
