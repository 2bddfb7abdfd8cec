package io.firewatch.rulesets.catalogue;

import io.firewatch.model.indicator.SubjectType;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.rule.RuleParser;
import io.firewatch.rulesets.testing.RuleTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of one rule: what it says, its tests, its page for people. Absent files are empty. */
public record RuleFolder(String path, String name, String rule, Optional<String> tests, Optional<String> readme) {

    /** Those that ship with Firewatch. */
    public static List<RuleFolder> shipped() {
        return RuleCatalogue.folders().stream()
                .map(path -> new RuleFolder(
                        path,
                        path.substring(path.lastIndexOf('/') + 1),
                        RuleCatalogue.text(path + "/rule.yaml"),
                        Optional.of(RuleCatalogue.text(path + "/tests.yaml")),
                        Optional.of(RuleCatalogue.text(path + "/README.md"))))
                .toList();
    }

    /** Those at or below a folder, or the one a {@code rule.yaml} belongs to, in the order of their paths. */
    public static List<RuleFolder> under(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(one -> one.endsWith("rule.yaml"))
                    .sorted()
                    .map(RuleFolder::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read rules in " + root, e);
        }
    }

    private static RuleFolder read(Path rule) {
        int depth = rule.toAbsolutePath().normalize().getNameCount();
        String path = Optional.ofNullable(rule.getParent()).map(Path::toString).orElse(".");
        return new RuleFolder(
                path,
                depth < 2
                        ? ""
                        : rule.toAbsolutePath().normalize().getName(depth - 2).toString(),
                text(rule).orElseThrow(),
                text(rule.resolveSibling("tests.yaml")),
                text(rule.resolveSibling("README.md")));
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Throws {@link RuleErrors} when the rule is refused. */
    public CompiledRule compiled() {
        return RuleCompiler.compile(RuleParser.parse(path + "/rule.yaml", rule));
    }

    /** Empty without a test file; throws {@link RuleErrors} when one of the two files is refused. */
    public Optional<RuleTests> ruleTests() {
        CompiledRule compiled = compiled();
        return tests.map(text -> RuleTests.parse(compiled, path + "/tests.yaml", text));
    }

    /** Everything that is out of order in these folders, in sentences; tests are read but not run. */
    public static List<String> disorder(List<RuleFolder> folders) {
        List<String> found = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Map<String, Rule> rules = new TreeMap<>();
        for (RuleFolder folder : folders) {
            try {
                Rule rule = folder.compiled().rule();
                rules.put(folder.path(), rule);
                if (!rule.id().equals(folder.name())) {
                    found.add(folder.path() + ": holds the rule '" + rule.id() + "'; folder and id must agree");
                }
                if (!ids.add(rule.id())) {
                    found.add(folder.path() + ": another folder holds the rule '" + rule.id() + "' too");
                }
                if (folder.ruleTests().isEmpty()) {
                    found.add(folder.path() + ": no tests.yaml");
                }
            } catch (RuleErrors e) {
                found.add(String.valueOf(e.getMessage()));
            }
            if (folder.readme().isEmpty()) {
                found.add(folder.path() + ": no README.md");
            }
        }
        found.addAll(rollUps(rules));
        return found;
    }

    /** A finding rolls up under one about its institution, or about the same kind of subject. */
    private static List<String> rollUps(Map<String, Rule> rules) {
        Map<String, Rule> known = new HashMap<>();
        RuleCatalogue.load().forEach(one -> known.put(one.rule().id(), one.rule()));
        rules.values().forEach(one -> known.put(one.id(), one));
        List<String> found = new ArrayList<>();
        rules.forEach((path, rule) -> {
            String under = rule.rollsUpUnder();
            Rule parent = under == null ? null : known.get(under);
            if (under != null && parent == null) {
                found.add(path + ": rolls up under '" + under + "', and there is no such rule");
            } else if (parent != null
                    && parent.subject() != SubjectType.INSTITUTION
                    && parent.subject() != rule.subject()) {
                found.add("%s: is about a %s and cannot roll up under '%s', which is about a %s"
                        .formatted(
                                path,
                                rule.subject().id(),
                                under,
                                parent.subject().id()));
            }
        });
        return found;
    }
}
