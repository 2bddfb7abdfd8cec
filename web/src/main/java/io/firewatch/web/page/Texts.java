package io.firewatch.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Unit;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.web.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Everything a page says in one language: the messages of a bundle, and numbers and times written for people. */
public final class Texts {
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language, load(language)));
        }
    }

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** Keys scripts need begin with this. */
    private static final String FOR_SCRIPTS = "js.";

    /** A place where nothing stands. */
    static final JsonNode NO_JSON = com.fasterxml.jackson.databind.node.MissingNode.getInstance();

    private final Language language;
    private final Properties messages;

    private Texts(Language language, Properties messages) {
        this.language = language;
        this.messages = messages;
    }

    public static Texts in(Language language) {
        return ALL.getOrDefault(language, ALL.values().iterator().next());
    }

    public Language language() {
        return language;
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

    /** The message of a key, or the last part of the key itself where the word may be one nobody has named yet. */
    public String word(String family, String id) {
        String text = messages.getProperty(family + "." + id);
        return text == null ? id : text;
    }

    /** The text in this language of a {@code {"zh":…, "en":…}} object. */
    public String pick(JsonNode texts) {
        return texts.path(language.id()).asText("");
    }

    /** The text of a rule in this language. */
    public String pick(Rule.Text text) {
        return language == Language.ZH ? text.zh() : text.en();
    }

    public String title(Indicator indicator) {
        return language == Language.ZH ? indicator.zh() : indicator.en();
    }

    /** How an indicator is computed, in the notation of the rules document. */
    public String formula(Indicator indicator) {
        return language == Language.ZH ? indicator.formulaZh() : indicator.formula();
    }

    /** A number of the index (yuan, fraction, count, days) with its unit. */
    public String value(@Nullable Unit unit, double value) {
        if (unit == null) {
            return plain(value);
        }
        return switch (unit) {
            case MONEY -> say("unit.money", format("#,##0.00", value));
            case SHARE -> format("#,##0.00", value * 100) + " %";
            case FACTOR -> say("unit.factor", format("#,##0.00", value));
            case DATE -> io.firewatch.model.BusinessTime.printDay((int) value);
            case COUNT -> format("#,##0", value);
            case DAYS -> say("unit.days", format("#,##0", value));
        };
    }

    /** A number whose unit nobody knows. */
    public String plain(double value) {
        return format("#,##0.####", value);
    }

    public String count(long value) {
        return format("#,##0", (double) value);
    }

    public String score(double value) {
        return format("0.0", value);
    }

    /** An ISO moment in Beijing time. */
    public String moment(@Nullable String iso) {
        return iso == null || iso.isEmpty()
                ? "–"
                : OffsetDateTime.parse(iso).atZoneSameInstant(BusinessTime.ZONE).format(MOMENT);
    }

    /** An ISO moment in Beijing time, to the minute: deadlines are no more exact than that. */
    public String minute(String iso) {
        return OffsetDateTime.parse(iso).atZoneSameInstant(BusinessTime.ZONE).format(MINUTE);
    }

    /** The messages scripts need, as JSON. */
    public String forScripts() {
        ObjectNode texts = Json.MAPPER.createObjectNode();
        messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith(FOR_SCRIPTS))
                .sorted()
                .forEach(key -> texts.put(key.substring(FOR_SCRIPTS.length()), messages.getProperty(key)));
        for (String severity : new String[] {"critical", "high", "medium", "low"}) {
            texts.put("severity." + severity, say("severity." + severity));
        }
        return texts.toString();
    }

    private static String format(String pattern, double value) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    private static Properties load(Language language) {
        String path = "/io/firewatch/dashboards/messages/" + language.id() + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("message bundle " + path + " is missing from module dashboards");
            }
            Properties messages = new Properties();
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException("message bundle " + path + " cannot be read", e);
        }
    }
}
