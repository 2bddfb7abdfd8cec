package io.firewatch.model.indicator;

/** Facet registration: what changed in an institution's registration in the last 30 days (R26). */
public enum RegistrationIndicator implements CodedIndicator {
    REPRESENTATIVE_CHANGES(Description.count(
            "法定代表人变更",
            "Changes of legal representative",
            "近 30 日法定代表人变更次数",
            "changes of the legal representative, 30 days",
            "B.2 R26")),
    SHAREHOLDER_CHANGES(Description.count(
            "重大股权变更",
            "Large changes of shareholding",
            "近 30 日 30% 以上股权变更次数（未注明比例者计入）",
            "changes of 30 % and more of the shares, 30 days; those without a figure count",
            "B.2 R26")),
    ADDRESS_CHANGES(
            Description.count("住所变更", "Changes of address", "近 30 日住所变更次数", "changes of address, 30 days", "B.2 R26")),
    NAME_CHANGES(Description.count("名称变更", "Changes of name", "近 30 日名称变更次数", "changes of name, 30 days", "B.2 R26")),
    SCOPE_CHANGES(Description.count(
            "经营范围变更", "Changes of scope", "近 30 日经营范围变更次数", "changes of the scope of business, 30 days", "B.2 R26")),
    FINANCE_WORDS(Description.count(
            "新增金融类字样",
            "New words of finance in name or scope",
            "近 30 日名称、范围变更中出现金融、理财、财富管理等字样的次数",
            "changes of name or scope that add 金融, 理财, 财富管理, 30 days",
            "条例 9")),
    ABNORMAL_LISTINGS(Description.count(
            "列入经营异常名录",
            "Entries in the list of abnormal operations",
            "近 30 日列入经营异常名录次数",
            "entries in the list of abnormal operations, 30 days",
            "B.2 R26")),
    LITIGATION(Description.count(
            "新增涉诉、被执行",
            "New litigation or enforcement",
            "近 30 日新增诉讼、执行次数",
            "new law suits and enforcements, 30 days",
            "B.2 R26")),
    REGISTRATION_SIGNS(Description.count(
            "登记异常种类数",
            "Kinds of registration signs",
            "近 30 日出现的上述变更种类数",
            "how many kinds of these occurred, 30 days",
            "B.2 R26")),
    FLAGGED_ADDRESSES(Description.count(
            "与涉险主体同址",
            "Address shared with somebody flagged",
            "近 30 日发现与涉险主体同址的次数",
            "findings that it shares the address of somebody flagged, 30 days",
            "B.2 R26")),
    OWNER_CHANGES(Description.count(
            "法定代表人及股东变更",
            "Changes of legal representative and shareholders",
            "近 30 日法定代表人、股东变更次数，不论股权比例",
            "changes of the legal representative and of shareholders, however small, 30 days",
            "B.2 R14")),
    SITE_DOWN(Description.count(
            "网站、应用无法访问",
            "Site or app down",
            "近 7 日网站、应用无法访问的登记次数",
            "findings that site or app are down, 7 days",
            "B.2 R14")),
    COMPLAINTS_A_DAY(Description.count(
            "单日最多投诉数",
            "Most complaints on a day",
            "近 7 日内一日最多的投诉件数",
            "complaints on the day of the last 7 that has most",
            "B.2 R14"));

    private final Description description;

    RegistrationIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.REGISTRATION;
    }

    @Override
    public Description description() {
        return description;
    }
}
