package io.firewatch.model.indicator;

/** Facet pooling: whether a product is backed by claims, and how long those run (R03, R05). */
public enum PoolingIndicator implements CodedIndicator {
    PRODUCT_SOLD(Description.money("产品募集金额", "Product sold", "该产品的 LD.2", "LD.2 of the product", "B.2 R03")),
    PRODUCT_OUTSTANDING(Description.money(
            "产品在投余额", "Product outstanding", "该产品的 LD.2 − LD.8", "LD.2 − LD.8 of the product", "B.2 R03")),
    PRODUCT_UNMATCHED(Description.money(
            "产品未匹配资金",
            "Product money without a claim",
            "Σ 各出借人 max(LD.2 − LD.8 − 已配置的存续债权, 0)，出借次一工作日起计；产品即散标的，未配置的债权按散标编号计入，起息前以该散标为限",
            "Σ over lenders of max(LD.2 − LD.8 − live claims configured, 0); of a loan sold as its own product also the claims "
                    + "nobody configured, and before them the loan itself",
            "B.2 R03a")),
    PRODUCT_CLAIMS(Description.count(
            "已配置债权数",
            "Claims configured",
            "已配置且已起息的债权数；曾有配置、或产品即散标的，至少为 1",
            "claims configured and started; at least 1 when any was ever configured or the product is a loan itself",
            "A.11 check 6.1")),
    DAYS_SOLD(Description.days(
            "首笔募集至今天数", "Days since first sold", "距首笔 LD.2 的天数", "days since the first LD.2", "B.2 R03c")),
    PRODUCT_TERM(Description.days("产品期限", "Product term", "LP.term", "LP.term", "A.9 4.1.10")),
    ASSET_LIFE(Description.days(
            "底层资产剩余平均期限",
            "Remaining life of the assets",
            "Σ(w × 债权进入产品时还款计划的剩余加权平均期限) / Σ w，w 为存续配置本金",
            "Σ(w × weighted average life from P when the claim entered) / Σ w, w = live configured principal",
            "B.2 R05b")),
    MATURITY_MISMATCH(Description.factor(
            "期限错配倍数",
            "Maturity mismatch",
            "Σ(w × 资产剩余期限) / Σ(w × 产品剩余期限)，均取债权进入产品之日",
            "Σ(w × life) / Σ(w × remaining product term), both as of the day the claim entered",
            "B.2 R05a")),
    MATURING_AFTER_SHARE(Description.share(
            "产品到期后才到期的本金占比",
            "Principal maturing after the product",
            "产品到期后才到期的本金 / 存续配置本金",
            "principal due after the product's end / live configured principal",
            "B.2 R05a"));

    private final Description description;

    PoolingIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.POOLING;
    }

    @Override
    public Description description() {
        return description;
    }
}
