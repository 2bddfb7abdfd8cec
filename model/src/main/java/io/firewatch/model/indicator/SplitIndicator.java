package io.firewatch.model.indicator;

/** Facet split: what borrowers owe together who may be one (R01b); told only of those who share something and owe. */
public enum SplitIndicator implements CodedIndicator {
    SPLIT_EXPOSURE(Description.money(
            "关联借款人合计余额",
            "Owed together",
            "与该主体共用银行账户，或法定代表人与地址均相同的借款人（含本人）Σ OB",
            "Σ OB of the borrowers, this one included, who share a bank account, or legal representative and address",
            "B.2 R01b")),
    SPLIT_WEIGHTED(Description.money(
            "加权合计余额",
            "Owed together, weighted",
            "本人 OB + 他人 OB × 权重；法定代表人与地址均相同的权重为 1，共用账户的为 2 / 共用该账户的用户数（超过 20 人不计）",
            "own OB + OB of the others × weight: 1 for one legal representative at one address, 2 / users of the account for an"
                    + " account (of more than 20 none)",
            "B.2 R01b, B.3")),
    SPLIT_LIMIT(Description.money(
            "合计适用限额",
            "Limit on one platform",
            "均为自然人 200,000 元，否则 1,000,000 元",
            "200,000 yuan where all are natural persons, else 1,000,000",
            "Measures 2016 art. 17")),
    SPLIT_BORROWERS(
            Description.count("关联借款人数", "Borrowers of it", "其中有余额的借款人数", "borrowers of it who owe", "B.2 R01b"));

    private final Description description;

    SplitIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.SPLIT;
    }

    @Override
    public Description description() {
        return description;
    }
}
