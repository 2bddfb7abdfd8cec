package io.firewatch.model.indicator;

/**
 * What an indicator says of itself in the catalogue.
 *
 * @param formulaZh {@code formula} for Chinese readers
 * @param source section of the rules (B) or protocol (A) document, or an article of law
 */
public record Description(Unit unit, String zh, String en, String formulaZh, String formula, String source) {

    static Description money(String zh, String en, String formulaZh, String formula, String source) {
        return new Description(Unit.MONEY, zh, en, formulaZh, formula, source);
    }

    static Description share(String zh, String en, String formulaZh, String formula, String source) {
        return new Description(Unit.SHARE, zh, en, formulaZh, formula, source);
    }

    static Description factor(String zh, String en, String formulaZh, String formula, String source) {
        return new Description(Unit.FACTOR, zh, en, formulaZh, formula, source);
    }

    static Description count(String zh, String en, String formulaZh, String formula, String source) {
        return new Description(Unit.COUNT, zh, en, formulaZh, formula, source);
    }

    static Description days(String zh, String en, String formulaZh, String formula, String source) {
        return new Description(Unit.DAYS, zh, en, formulaZh, formula, source);
    }

    static Description date(String zh, String en, String formulaZh, String formula, String source) {
        return new Description(Unit.DATE, zh, en, formulaZh, formula, source);
    }
}
