package io.firewatch.rulesets.catalogue;

import io.firewatch.rulesets.rule.RuleParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules that ship with Firewatch, read from the class path: from a folder or from a jar alike. */
public final class RuleCatalogue {
    private static final String ROOT = "/rulesets/";

    private RuleCatalogue() {}

    /** Every rule, in the order of their ids. Throws {@link io.firewatch.rulesets.rule.RuleErrors} for a broken one. */
    public static List<CatalogueRule> load() {
        return folders().stream()
                .map(folder -> {
                    String path = folder + "/rule.yaml";
                    String text = text(path);
                    return new CatalogueRule(RuleParser.parse(path, text), text, NormalText.hash(text));
                })
                .toList();
    }

    /** {@code theme/rule-id} of every rule. A jar cannot be listed, so the list is a file; a test keeps it complete. */
    public static List<String> folders() {
        return text("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    /** A file of the rules' folder, for example {@code over-limit/over-limit.one-platform/README.md}. */
    public static String text(String path) {
        try (InputStream in = RuleCatalogue.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no file " + path + " among the rules");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " among the rules", e);
        }
    }
}
