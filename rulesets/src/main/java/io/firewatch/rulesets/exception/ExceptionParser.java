package io.firewatch.rulesets.exception;

import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.source.Section;
import io.firewatch.rulesets.source.SourceFile;
import io.firewatch.rulesets.source.YamlText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an exception and refuses one without end, reason or approval, or changed after it was signed for. */
public final class ExceptionParser {
    /** Whoever needs longer decides anew: what nobody looks at again is a hole in the rule. */
    static final int LONGEST_DAYS = 400;

    private static final String SIGNED = "signed";
    private static final Pattern ID = Pattern.compile("exception\\.[a-z0-9]+(-[a-z0-9]+)*");

    private ExceptionParser() {}

    /** Throws {@link RuleErrors} with every fault of the text. */
    public static RuleException parse(String fileName, String yaml) {
        SourceFile file = new SourceFile(fileName, yaml);
        Section top = YamlText.read(file).orElseThrow(() -> new RuleErrors(file.problems()));
        RuleException read = read(top, signature(yaml));
        if (!file.problems().isEmpty()) {
            throw new RuleErrors(file.problems());
        }
        return read;
    }

    private static RuleException read(Section top, String signature) {
        String id = top.text("id");
        if (top.has("id") && !ID.matcher(id).matches()) {
            top.refuse("id", "id '" + id + "' must be exception.name in lower case with hyphens");
        }
        List<String> rules = top.words("rules", word -> word, "");
        if (rules.isEmpty()) {
            top.refuse("rules", "an exception names the rules it is an exception to");
        }
        Section match = top.section("match");
        String institution = match.text("institution");
        String subject = match.optionalText("subject").orElse(null);
        match.close();
        Section words = top.section("reason");
        Rule.Text reason = new Rule.Text(words.text("zh"), words.text("en"));
        words.close();
        String approvedBy = top.text("approved-by");
        LocalDate approvedOn = required(top, "approved-on");
        LocalDate from = top.date("from").orElse(approvedOn);
        LocalDate expires = required(top, "expires");
        if (approvedOn != null && from != null && expires != null) {
            span(top, from, expires);
        }
        String signed = top.text(SIGNED);
        if (top.has(SIGNED) && !signed.equals(signature)) {
            top.refuse(
                    SIGNED,
                    "the text is not the one that was signed; whoever approves it as it is writes " + signature);
        }
        top.close();
        LocalDate standIn = LocalDate.EPOCH;
        return new RuleException(
                id,
                Set.copyOf(rules),
                institution,
                subject,
                reason,
                from == null ? standIn : from,
                expires == null ? standIn : expires,
                approvedBy,
                approvedOn == null ? standIn : approvedOn);
    }

    private static void span(Section top, LocalDate from, LocalDate expires) {
        if (expires.isBefore(from)) {
            top.refuse("expires", "the exception ends before it begins on " + from);
        } else if (expires.isAfter(from.plusDays(LONGEST_DAYS))) {
            top.refuse("expires", "an exception lasts " + LONGEST_DAYS + " days at most; then it is decided anew");
        }
    }

    private static @Nullable LocalDate required(Section top, String key) {
        if (!top.has(key)) {
            top.text(key);
        }
        return top.date(key).orElse(null);
    }

    /** What {@code signed} must say: SHA-256 of everything else in the text, written in one way. */
    public static String signature(String yaml) {
        String normal = YamlText.normalWithout(new SourceFile("exception", yaml), SIGNED)
                .orElse(yaml);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(normal.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
