package io.firewatch.model.indicator;

/**
 * Facet guarantee: a guarantee company as one of the lenders that rely on it sees it, against the regulations on financing
 * guarantee companies (担保条例) art. 15 to 17 (R09). Of several guarantors of a loan each answers for an equal part.
 */
public enum GuaranteeIndicator implements CodedIndicator {
    GUARANTEED(Description.money(
            "在本机构的担保余额",
            "Guaranteed at this institution",
            "Σ 由其担保或承保的借款 OB / 担保方个数",
            "Σ OB / number of guarantors, over loans it guarantees or insures at the institution",
            "B.2 R09")),
    CITY_GUARANTEED(Description.money(
            "全市融资担保余额",
            "Guaranteed across the city",
            "Σ 各机构由其担保（担保方式 5）的借款 OB / 担保方个数",
            "Σ OB / number of guarantors, over the loans it guarantees (securityType 5) at all institutions",
            "B.2 R09")),
    GUARANTOR_NET_ASSETS(Description.money(
            "担保公司净资产",
            "Guarantor's net assets",
            "登记簿中最近一期净资产",
            "newest net assets on the register as of the day",
            "B.2 R09")),
    GUARANTOR_SMALL_OR_FARM(Description.count(
            "主要服务小微和三农",
            "Serves small and farm businesses",
            "1 = 登记簿标明主要为小微企业和三农提供担保",
            "1 where the register says that it mainly guarantees small or farm businesses",
            "担保条例 art. 15")),
    GUARANTEE_LEVERAGE(Description.factor(
            "担保放大倍数",
            "Guarantee leverage",
            "lev = 全市融资担保余额 / 净资产",
            "lev = Σ OB guaranteed across the city / net assets",
            "担保条例 art. 15, B.2 R09")),
    DEBTOR_GUARANTEED(Description.money(
            "单一被担保人担保余额",
            "Guaranteed for one debtor",
            "向本机构借款的被担保人中，全市担保余额最大者",
            "guaranteed across the city for one of the institution's borrowers, the largest",
            "B.2 R09")),
    DEBTOR_GUARANTEED_SHARE(Description.share(
            "单一被担保人占净资产",
            "Guaranteed for one debtor to net assets",
            "单一被担保人担保余额 / 净资产",
            "guaranteed for one debtor / net assets",
            "担保条例 art. 16, B.2 R09")),
    GROUP_GUARANTEED(Description.money(
            "被担保人及其关联方担保余额",
            "Guaranteed for a debtor and affiliates",
            "被担保人及与其直接关联的其他被担保人的全市担保余额（取最大；无关联方为 0）",
            "guaranteed across the city for a borrower and debtors directly tied to it, the largest; 0 without affiliates",
            "B.2 R09, B.3")),
    GROUP_GUARANTEED_SHARE(Description.share(
            "被担保人及其关联方占净资产",
            "Guaranteed for a debtor and affiliates to net assets",
            "被担保人及其关联方担保余额 / 净资产",
            "guaranteed for a debtor and affiliates / net assets",
            "担保条例 art. 16, B.2 R09")),
    UNLICENSED_GUARANTEED(Description.money(
            "无证担保余额",
            "Guaranteed without a licence",
            "无融资担保许可证期间在本机构的担保余额；名单优先，名单未载明时看 isFinancingAssure（0 = 有证）",
            "guaranteed at the institution without a licence: by the bureau's list, and by isFinancingAssure (0 = licensed)"
                    + " where the list does not say",
            "B.2 R09")),
    RELATED_GUARANTEED(Description.money(
            "关联方担保余额",
            "Guaranteed by a related party",
            "担保方属于机构关联方 Rel(p) 时在本机构的担保余额",
            "guaranteed or insured at the institution while the guarantor is in Rel(p)",
            "担保条例 art. 17, B.2 R09, B.3")),
    CONTROLLER_GUARANTEED(Description.money(
            "为自身控制人担保余额",
            "Guaranteed for its own controller",
            "为其控股股东（≥50%）、实际控制人在本机构借款的担保余额",
            "guaranteed at the institution for the guarantor's controlling shareholder (50 % and more) or controller",
            "担保条例 art. 17, B.2 R09")),
    CLAIMABLE(Description.money(
            "应代偿余额",
            "Due to be paid by the guarantor",
            "在本机构由其担保、逾期超过 30 天的本金",
            "principal guaranteed at the institution that the borrower has not paid for more than 30 days",
            "B.2 R09")),
    CLAIMS_UNMET_SHARE(Description.share(
            "未代偿比例",
            "Claims unmet",
            "应代偿余额中无代偿流水（27）的部分 / 应代偿余额",
            "part of what is due for which there is no compensation (T.27) / due to be paid by the guarantor",
            "B.2 R09"));

    private final Description description;

    GuaranteeIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.GUARANTEE;
    }

    @Override
    public Description description() {
        return description;
    }
}
