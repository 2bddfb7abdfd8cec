package io.firewatch.rulesets.docs;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import java.util.List;
import java.util.Locale;

/** {@code docs/indicators.md}: every number rules may ask about. */
public final class IndicatorsPage {
    private IndicatorsPage() {}

    /** The page about {@code indicators}, by kind of subject and in the order in which they are computed together. */
    public static String of(List<Indicator> indicators) {
        Markdown page = new Markdown()
                .line("# 指标 · Indicators")
                .gap()
                .line("<!-- Written by `./firewatch rules docs`; changes made here are lost. -->")
                .gap()
                .line("规则所用的全部指标，共 " + indicators.size() + " 个。同一组的指标由同一账簿一并算出，逐营业日有值。")
                .gap()
                .line("All " + indicators.size()
                        + " indicators rules may ask about. Those of a group are computed together"
                        + " by one book, as of each business day.")
                .gap()
                .line("`T.k` is the signed sum of transactions of type k, `LD.k` of investment details, `OB` a loan's"
                        + " outstanding principal; money is in yuan, a share is a fraction of one.");
        for (SubjectType subject : SubjectType.values()) {
            List<Indicator> ofSubject =
                    indicators.stream().filter(one -> one.subject() == subject).toList();
            if (ofSubject.isEmpty()) {
                continue;
            }
            page.gap().line("## " + subject.id()).gap();
            page.header("name", "group", "指标", "indicator", "unit", "公式", "formula", "source");
            for (Indicator one : ofSubject) {
                page.row(
                        Markdown.code(one.id()),
                        one.group(),
                        one.zh(),
                        one.en(),
                        one.unit().name().toLowerCase(Locale.ROOT),
                        one.formulaZh(),
                        one.formula(),
                        one.source());
            }
        }
        return page.toString();
    }
}
