package io.firewatch.model.indicator;

/** Facet limits: what one borrower of a microloan company owes against its net assets (R25). */
public enum LimitsIndicator implements CodedIndicator {
    EXPOSURE_TO_NET_ASSETS(
            Description.share("单户余额占净资产", "Exposure to net assets", "E / 净资产", "E / net assets", "B.2 R25")),
    GROUP_EXPOSURE(Description.money(
            "关联组余额",
            "Exposure of the group",
            "借款人及其直接关联人 Σ E",
            "Σ E of the borrower and whoever is directly tied to him",
            "B.2 R25")),
    GROUP_TO_NET_ASSETS(Description.share(
            "关联组余额占净资产", "Group exposure to net assets", "关联组 Σ E / 净资产", "group exposure / net assets", "B.2 R25")),
    CONSUMPTION_OWED(Description.money(
            "消费贷款余额",
            "Owed for consumption",
            "个人消费用途（loanUse 1）Σ OB；登记簿载明非网络小贷者为 0",
            "Σ OB of loans with loanUse 1; 0 where the register says it does not lend on line",
            "B.2 R25")),
    PRODUCTION_OWED(Description.money(
            "经营贷款余额",
            "Owed for production",
            "其他用途 Σ OB；登记簿载明非网络小贷者为 0",
            "Σ OB of all other loans; 0 where the register says it does not lend on line",
            "B.2 R25"));

    private final Description description;

    LimitsIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.LIMITS;
    }

    @Override
    public Description description() {
        return description;
    }
}
