package io.firewatch.web.deadline;

import io.firewatch.rulesets.source.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The measures a bureau may take, mildest first, each with the law that allows it (supervision-rules B.7); from {@code ladder.yaml}. */
public final class Ladder {
    private static final String FILE = "ladder.yaml";

    /**
     * One measure.
     *
     * @param within until when it is looked at whether it helped; null when it sets no deadline
     * @param letter the template of the letter that announces it; null when none does
     */
    public record Rung(String id, Words title, List<Basis> basis, @Nullable Term within, @Nullable String letter) {}

    private final List<Rung> rungs;

    private Ladder(List<Rung> rungs) {
        this.rungs = rungs;
    }

    /** Throws {@link io.firewatch.rulesets.rule.RuleErrors} with every fault of the file. */
    public static Ladder load(BureauFiles files) {
        return files.yaml(
                FILE,
                top -> new Ladder(
                        top.sections("rungs").stream().map(Ladder::rung).toList()));
    }

    private static Rung rung(Section one) {
        Rung rung = new Rung(
                one.text("id"),
                Words.of(one, "title"),
                Basis.list(one, "basis"),
                one.has("within") ? one.word("within", Term::parse, new Term.Days(1)) : null,
                one.optionalText("letter").orElse(null));
        one.close();
        return rung;
    }

    /** Mildest first. */
    public List<Rung> rungs() {
        return rungs;
    }

    public Optional<Rung> find(String id) {
        return rungs.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public String ids() {
        return rungs.stream().map(Rung::id).collect(Collectors.joining(", "));
    }
}
