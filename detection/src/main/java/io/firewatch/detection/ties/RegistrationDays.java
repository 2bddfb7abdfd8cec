package io.firewatch.detection.ties;

import io.firewatch.model.indicator.RegistrationIndicator;
import io.firewatch.model.record.RegistryEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What changed in an institution's registration within 30 days (R26), and what befell it within seven (R14). */
final class RegistrationDays {
    private static final double LARGE_PERCENT = 30;

    /** A site that went down earlier may be up again: nobody registers that [DEF]. */
    private static final int SOON_DAYS = 7;

    /** What counts as a kind of change. */
    private static final Set<RegistrationIndicator> KINDS = EnumSet.of(
            RegistrationIndicator.REPRESENTATIVE_CHANGES,
            RegistrationIndicator.SHAREHOLDER_CHANGES,
            RegistrationIndicator.ADDRESS_CHANGES,
            RegistrationIndicator.NAME_CHANGES,
            RegistrationIndicator.SCOPE_CHANGES,
            RegistrationIndicator.ABNORMAL_LISTINGS,
            RegistrationIndicator.LITIGATION,
            RegistrationIndicator.FLAGGED_ADDRESSES);

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
        values[RegistrationIndicator.REGISTRATION_SIGNS.ordinal()] =
                KINDS.stream().filter(kind -> values[kind.ordinal()] > 0).count();
        values[RegistrationIndicator.OWNER_CHANGES.ordinal()] =
                befell(book, day, TieDays.WINDOW_DAYS, RegistryEvent.LEGAL_REPRESENTATIVE_CHANGED)
                        + befell(book, day, TieDays.WINDOW_DAYS, RegistryEvent.SHAREHOLDER_CHANGED);
        values[RegistrationIndicator.SITE_DOWN.ordinal()] = befell(book, day, SOON_DAYS, RegistryEvent.SITE_DOWN);
        values[RegistrationIndicator.COMPLAINTS_A_DAY.ordinal()] = IntStream.rangeClosed(day - SOON_DAYS + 1, day)
                .mapToLong(one -> befell(book, one, 1, RegistryEvent.COMPLAINT))
                .max()
                .orElse(0);
        return values;
    }

    private static long befell(TieBook book, int day, int window, String kind) {
        return book.events().stream()
                .filter(event -> event.kind().equals(kind) && event.day() > day - window && event.day() <= day)
                .count();
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
                    case RegistryEvent.FLAGGED_ADDRESS -> RegistrationIndicator.FLAGGED_ADDRESSES;
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
