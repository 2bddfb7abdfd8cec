package io.firewatch.ingestion.identity;

import io.firewatch.model.BusinessTime;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The desensitised portrait of a natural person: what stays of an ID number once it is dropped (design: personal data).
 * Each part is empty where it cannot be told.
 *
 * @param ageBand one of {@code <18}, {@code 18-24}, {@code 25-34}, {@code 35-44}, {@code 45-54}, {@code 55-64}, {@code 65+}
 * @param sex {@code male} or {@code female}
 * @param region the six-digit administrative code
 */
public record Portrait(String ageBand, String sex, String region) {
    public static final Portrait UNKNOWN = new Portrait("", "", "");

    /** Loans to students are looked for up to 22 (supervision-rules R20). */
    static final int YOUNG = 23;

    /** Nobody is older; a birth date that says so is wrong. */
    private static final int OLDEST = 130;

    /** The last four are masked by protocol, but some clients send them. */
    private static final Pattern LONG_ID = Pattern.compile("(\\d{6})(\\d{4})(\\d{2})(\\d{2})[0-9Xx*]{4}");

    /** Cards issued before 1999 have 15 digits and two for the year; masking the last four hides a digit of the day. */
    private static final Pattern SHORT_ID = Pattern.compile("(\\d{6})(\\d{2})(\\d{2})(\\d[0-9*])[0-9*]{3}");

    private static final Pattern COMPANY_CODE = Pattern.compile("[0-9A-Za-z]{2}(\\d{6})[0-9A-Za-z*]{10}");

    /**
     * The portrait of a person.
     *
     * @param maskedId the identity card number with its last four masked; anything else says nothing
     * @param userSex protocol code: 1 male, 0 female
     * @param asOfDay the business day the age is counted to
     */
    public static Portrait ofPerson(String maskedId, String userSex, int asOfDay) {
        String id = maskedId.trim();
        Matcher card = LONG_ID.matcher(id);
        if (card.matches()) {
            return new Portrait(ageBand(card.group(2), card, asOfDay), sex(userSex, id, 16), card.group(1));
        }
        card = SHORT_ID.matcher(id);
        if (card.matches()) {
            return new Portrait(ageBand("19" + card.group(2), card, asOfDay), sex(userSex, id, 14), card.group(1));
        }
        return new Portrait("", sex(userSex, "", 0), "");
    }

    /** The portrait of a company: its region, from {@code userProvince} or from its registration number. */
    public static Portrait ofCompany(String code, String userProvince) {
        if (userProvince.trim().matches("\\d{6}")) {
            return new Portrait("", "", userProvince.trim());
        }
        Matcher registered = COMPANY_CODE.matcher(code.trim());
        return registered.matches() ? new Portrait("", "", registered.group(1)) : UNKNOWN;
    }

    /**
     * Year and month of birth, {@code 2008-05}, of who was under {@value #YOUNG} on the day given; empty for everyone else. The
     * bans on lending to minors and students turn on ages no band can tell apart, so of the young, and only of them, this much
     * more is kept.
     *
     * @param registeredDay the day the lender came to know the person: no loan of his is older
     */
    public static String bornMonth(String maskedId, int registeredDay) {
        String id = maskedId.trim();
        Matcher card = LONG_ID.matcher(id);
        if (!card.matches()) {
            return ""; // whoever has a card of the old kind was born before 2000
        }
        String band = ageBand(card.group(2), card, registeredDay);
        if (band.isEmpty()) {
            return "";
        }
        YearMonth born = YearMonth.of(Integer.parseInt(card.group(2)), Integer.parseInt(card.group(3)));
        YearMonth registered = YearMonth.from(BusinessTime.date(registeredDay));
        return ChronoUnit.MONTHS.between(born, registered) < 12L * YOUNG ? born.toString() : "";
    }

    private static String ageBand(String year, Matcher card, int asOfDay) {
        int month = Integer.parseInt(card.group(3));
        int day = Integer.parseInt(card.group(4).replace('*', '1'));
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return "";
        }
        // A day that its month does not have (0230) still tells the age to within days.
        LocalDate birth = LocalDate.of(Integer.parseInt(year), month, 1).plusDays(day - 1L);
        int years = Period.between(birth, BusinessTime.date(asOfDay)).getYears();
        if (years < 0 || years > OLDEST) {
            return "";
        }
        return years < 18
                ? "<18"
                : years < 25
                        ? "18-24"
                        : years < 35
                                ? "25-34"
                                : years < 45 ? "35-44" : years < 55 ? "45-54" : years < 65 ? "55-64" : "65+";
    }

    /** The reported sex, else the parity of the card's order digit where a client left it unmasked. */
    private static String sex(String userSex, String id, int orderDigit) {
        return switch (userSex.trim()) {
            case "1" -> "male";
            case "0" -> "female";
            default -> {
                boolean shown = orderDigit < id.length() && Character.isDigit(id.charAt(orderDigit));
                yield !shown ? "" : (id.charAt(orderDigit) - '0') % 2 == 1 ? "male" : "female";
            }
        };
    }
}
