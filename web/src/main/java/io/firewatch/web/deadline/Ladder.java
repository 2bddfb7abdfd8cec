package io.firewatch.web.deadline;

import io.firewatch.rulesets.source.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The measures a bureau may take, mildest first, each with the law that allows it (supervision-rules B.7); from {@code ladder.yaml}. */
public final class Ladder {
    private static final String FILE = "ladder.yaml";

    /** As long as the head of the bureau has for a referral. */
    private static final Term USUAL_DECISION = new Term.Days(3);

    /**
     * One measure.
     *
     * @param binding whether it binds the lender, so that it is proposed by one person and approved by another
     * @param within until when it is looked at whether it helped; null when it sets no deadline
     * @param letter the template of the letter that announces it; null when none does
     */
    public record Rung(
            String id,
            Words title,
            boolean binding,
            List<Basis> basis,
            @Nullable Term within,
            @Nullable String letter) {}

    private final List<Rung> rungs;
    private final Term decideWithin;

    private Ladder(List<Rung> rungs, Term decideWithin) {
        this.rungs = rungs;
        this.decideWithin = decideWithin;
    }

    /** Throws {@link io.firewatch.rulesets.rule.RuleErrors} with every fault of the file. */
    public static Ladder load(BureauFiles files) {
        return files.yaml(
                FILE,
                top -> new Ladder(
                        top.sections("rungs").stream().map(Ladder::rung).toList(),
                        top.has("decide-within")
                                ? top.word("decide-within", Term::parse, USUAL_DECISION)
                                : USUAL_DECISION));
    }

    private static Rung rung(Section one) {
        Rung rung = new Rung(
                one.text("id"),
                Words.of(one, "title"),
                // A file that does not say is read the careful way.
                !one.has("binding") || one.flag("binding"),
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

    /** Within which time a measure that was proposed is to be decided on. */
    public Term decideWithin() {
        return decideWithin;
    }

    /** Whether a letter announces a measure that binds the lender, and nothing milder. */
    public boolean isBindingLetter(String template) {
        List<Rung> announced =
                rungs.stream().filter(one -> template.equals(one.letter())).toList();
        return !announced.isEmpty() && announced.stream().allMatch(Rung::binding);
    }

    public Optional<Rung> find(String id) {
        return rungs.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public String ids() {
        return rungs.stream().map(Rung::id).collect(Collectors.joining(", "));
    }
}
