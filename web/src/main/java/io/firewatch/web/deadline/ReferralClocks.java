package io.firewatch.web.deadline;

import io.firewatch.rulesets.source.Section;
import java.util.List;
import java.util.Set;

/**
 * Within which time the steps of a referral to the police follow each other
 * (行政执法机关移送涉嫌犯罪案件的规定); from {@code referral.yaml}.
 */
public final class ReferralClocks {
    private static final String FILE = "referral.yaml";

    /**
     * One clock.
     *
     * @param kind what is due, as the desk's texts name it
     * @param openedBy id of the step that starts it
     * @param openedWhen what the police must have decided for it to start; empty when it always does
     * @param metBy ids of the steps that stop it
     */
    public record Clock(
            String kind,
            String openedBy,
            String openedWhen,
            Set<String> metBy,
            Term within,
            Basis basis,
            Words title) {}

    private final List<Clock> clocks;
    private final Words attachments;

    private ReferralClocks(List<Clock> clocks, Words attachments) {
        this.clocks = clocks;
        this.attachments = attachments;
    }

    /** Throws {@link io.firewatch.rulesets.rule.RuleErrors} with every fault of the file. */
    public static ReferralClocks load(BureauFiles files) {
        return files.yaml(FILE, top -> {
            String law = top.text("law");
            Words attachments = Words.of(top, "attachments");
            return new ReferralClocks(
                    top.sections("clocks").stream().map(one -> clock(law, one)).toList(), attachments);
        });
    }

    private static Clock clock(String law, Section one) {
        Clock clock = new Clock(
                one.text("kind"),
                one.text("opened-by"),
                one.optionalText("opened-when").orElse(""),
                Set.copyOf(one.words("met-by", word -> word, "")),
                one.word("within", Term::parse, new Term.Days(1)),
                new Basis(law, one.text("article"), one.text("mark")),
                Words.of(one, "title"));
        one.close();
        return clock;
    }

    public List<Clock> clocks() {
        return clocks;
    }

    /** What has to go with the case (art. 6). */
    public Words attachments() {
        return attachments;
    }
}
