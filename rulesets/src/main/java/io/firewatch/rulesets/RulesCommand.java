package io.firewatch.rulesets;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.rulesets.catalogue.CatalogueRule;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.catalogue.RuleFolder;
import io.firewatch.rulesets.docs.IndicatorsPage;
import io.firewatch.rulesets.docs.RulesPage;
import io.firewatch.rulesets.exception.ExceptionParser;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.testing.RuleTests;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code rules test}, {@code lint}, {@code docs} and {@code sign}: work on rules without any server. */
public final class RulesCommand {
    private static final String USAGE =
            """
            usage: rules test [PATH]   run the tests of the rules at or below PATH
                   rules lint [PATH]   check the rules at or below PATH without running them
                   rules docs [DIR]    write rules.md and indicators.md from the rules that ship, into docs without DIR
                   rules sign FILE     check an exception and print what its 'signed' must say
            Without PATH, the rules that ship with Firewatch.""";

    /** Where Firewatch stands, as its launcher tells; alone, the current folder. */
    private static final String HOME = System.getProperty("firewatch.home", ".");

    /** As grep and others have it: wrong use is told apart from found faults. */
    private static final int MISUSE = 2;

    private final PrintStream out;

    RulesCommand(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new RulesCommand(new PrintStream(System.out, true, StandardCharsets.UTF_8)).run(args));
    }

    /** 0 when everything is in order, 1 when something is not, 2 when asked for something else. */
    int run(String... args) {
        boolean known =
                args.length >= 1 && List.of("test", "lint", "docs", "sign").contains(args[0]);
        if (!known || args.length > 2 || (args[0].equals("sign") && args.length < 2)) {
            out.println(USAGE);
            return MISUSE;
        }
        try {
            if (args[0].equals("docs")) {
                return docs(args.length == 2 ? Path.of(args[1]) : Path.of(HOME, "docs"));
            }
            if (args.length == 2 && !Files.exists(Path.of(args[1]))) {
                out.println("there is nothing at " + args[1]);
                return MISUSE;
            }
            if (args[0].equals("sign")) {
                return sign(Path.of(args[1]));
            }
            List<RuleFolder> folders = args.length == 2 ? RuleFolder.under(Path.of(args[1])) : RuleFolder.shipped();
            if (folders.isEmpty()) {
                out.println("no rule.yaml at or below " + args[args.length - 1]);
                return 1;
            }
            return args[0].equals("lint") ? lint(folders) : test(folders);
        } catch (UncheckedIOException e) {
            out.println(e.getMessage() + ": " + e.getCause());
            return 1;
        }
    }

    private int docs(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("rules.md"),
                    RulesPage.of(RuleCatalogue.load().stream()
                            .map(CatalogueRule::rule)
                            .toList()));
            Files.writeString(folder.resolve("indicators.md"), IndicatorsPage.of(Indicator.all()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
        out.println("wrote " + folder.resolve("rules.md") + " and " + folder.resolve("indicators.md"));
        return 0;
    }

    /** Prints the signature even of a text that is refused for another reason: only the desk takes it in. */
    private int sign(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        String signature = ExceptionParser.signature(text);
        boolean unsigned = text.lines().noneMatch(line -> line.startsWith("signed:"));
        try {
            ExceptionParser.parse(file.toString(), unsigned ? text + "\nsigned: " + signature + "\n" : text);
        } catch (RuleErrors e) {
            out.println(e.getMessage());
            return 1;
        }
        out.println("signed: " + signature);
        return 0;
    }

    private int lint(List<RuleFolder> folders) {
        List<String> disorder = RuleFolder.disorder(folders);
        disorder.forEach(out::println);
        out.printf("%d rules, %s%n", folders.size(), disorder.isEmpty() ? "all in order" : "not in order");
        return disorder.isEmpty() ? 0 : 1;
    }

    private int test(List<RuleFolder> folders) {
        int passed = 0;
        int failed = 0;
        for (RuleFolder folder : folders) {
            try {
                List<RuleTests.Outcome> outcomes =
                        folder.ruleTests().map(RuleTests::run).orElse(List.of());
                if (outcomes.isEmpty()) {
                    out.println(folder.path() + ": no tests.yaml");
                    failed++;
                }
                for (RuleTests.Outcome outcome : outcomes) {
                    outcome.failure().ifPresent(why -> out.println(folder.name() + ": " + outcome.name() + ": " + why));
                    failed += outcome.failure().isPresent() ? 1 : 0;
                    passed += outcome.failure().isPresent() ? 0 : 1;
                }
            } catch (RuleErrors e) {
                out.println(e.getMessage());
                failed++;
            }
        }
        out.printf("%d rules, %d cases passed, %d failed%n", folders.size(), passed, failed);
        return failed == 0 ? 0 : 1;
    }
}
