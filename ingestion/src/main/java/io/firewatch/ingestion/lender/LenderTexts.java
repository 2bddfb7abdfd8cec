package io.firewatch.ingestion.lender;

import io.firewatch.ingestion.refusal.Refusal;
import io.firewatch.model.BusinessTime;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Everything the lender's page says in one language, numbers and times included. */
public final class LenderTexts {
    private static final LenderTexts ZH = new LenderTexts("zh", "zh-CN");
    private static final LenderTexts EN = new LenderTexts("en", "en");

    private static final String COOKIE = "firewatch_lender_language";
    private static final int A_YEAR = 365 * 24 * 3600;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final String id;
    private final String tag;
    private final Properties messages;

    private LenderTexts(String id, String tag) {
        this.id = id;
        this.tag = tag;
        this.messages = load(id);
    }

    static LenderTexts of(String language) {
        return language.startsWith("en") ? EN : ZH;
    }

    /** What the reader chose here, else the first of the browser's languages that we speak, else Chinese. */
    static LenderTexts of(Context ctx) {
        String chosen = ctx.cookie(COOKIE);
        if (chosen != null) {
            return of(chosen);
        }
        String accepted = ctx.header("Accept-Language");
        if (accepted != null) {
            for (String range : accepted.toLowerCase(Locale.ROOT).split(",")) {
                if (range.trim().startsWith("zh")) {
                    return ZH;
                }
                if (range.trim().startsWith("en")) {
                    return EN;
                }
            }
        }
        return ZH;
    }

    void remember(Context ctx) {
        ctx.cookie(new Cookie(COOKIE, id, LenderDoor.PATH, A_YEAR, false, true, null, SameSite.LAX));
    }

    /** {@code zh} or {@code en}. */
    public String id() {
        return id;
    }

    /** What the page's {@code lang} says. */
    public String tag() {
        return tag;
    }

    public LenderTexts other() {
        return this == ZH ? EN : ZH;
    }

    public boolean isChinese() {
        return this == ZH;
    }

    /** The message of a key with {@code {0}}, {@code {1}}… filled in; an unknown key stands in brackets, so that it is seen. */
    public String say(String key, Object... arguments) {
        String text = messages.getProperty(key);
        if (text == null) {
            return "⟦" + key + "⟧";
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** Why a record was refused, from the sentence that is kept of it; one of an older gateway stands as it was written. */
    public String reason(String kept) {
        return isChinese() ? Refusal.read(kept).map(Refusal::inChinese).orElse(kept) : kept;
    }

    public String count(long value) {
        return format("#,##0", (double) value);
    }

    /** A share as per cent. Rounded down, so that only what is whole reads 100 %. */
    public String share(double value) {
        return format("0.00", Math.floor(value * 10_000 + 1e-6) / 100) + " %";
    }

    public String hours(@Nullable Double hours) {
        return hours == null ? "–" : say("hours", format("#,##0.0", hours));
    }

    /** In Beijing time. */
    public String moment(Instant at) {
        return at.atZone(BusinessTime.ZONE).format(MOMENT);
    }

    private static String format(String pattern, double value) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    private static Properties load(String id) {
        String path = id + ".properties";
        try (InputStream in = LenderTexts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("message bundle " + path + " is missing");
            }
            Properties messages = new Properties();
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException("message bundle " + path + " cannot be read", e);
        }
    }
}
