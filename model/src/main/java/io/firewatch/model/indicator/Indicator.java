package io.firewatch.model.indicator;

import java.util.List;
import java.util.Optional;

/**
 * A named number about a subject as of a business day, with its unit, formula and source. The formulas use the notation of
 * supervision-rules B.1: {@code T.k} is the signed sum of transactions of type k, {@code LD.k} of investment details,
 * {@code OB} a loan's outstanding principal. The coded ones are constants of the enums listed in {@link Facet}; those
 * declared as measures come with the rules in force.
 */
public interface Indicator {
    /** The name in rules, JSON and the index: {@code city_exposure}. */
    String id();

    SubjectType subject();

    /** Which indicators it is observed together with: {@link Facet#id()}, or the measure's own. */
    String group();

    Description description();

    default Unit unit() {
        return description().unit();
    }

    default String zh() {
        return description().zh();
    }

    default String en() {
        return description().en();
    }

    /** {@link #formula()} for Chinese readers. */
    default String formulaZh() {
        return description().formulaZh();
    }

    default String formula() {
        return description().formula();
    }

    /** Where the formula comes from: a section of the rules or protocol document, or an article of law. */
    default String source() {
        return description().source();
    }

    /** The coded indicators of a subject type: facet by facet, each in the order in which its values travel. */
    static List<Indicator> of(SubjectType subject) {
        return IndicatorCatalogue.of(subject);
    }

    static Optional<Indicator> ofId(String id) {
        return IndicatorCatalogue.ofId(id);
    }

    /** All coded indicators. */
    static List<Indicator> all() {
        return IndicatorCatalogue.ALL;
    }
}
