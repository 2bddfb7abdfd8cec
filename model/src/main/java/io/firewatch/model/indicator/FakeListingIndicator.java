package io.firewatch.model.indicator;

/**
 * Facet fake listing: the eight signs of an invented loan, each 1 or 0 and unknown while nothing can be said, and how many of
 * them hold (R10); told only of loans that show one. In the order of the document, the count last.
 */
public enum FakeListingIndicator implements CodedIndicator {
    FAKE_NEW_FIRM(sign(
            "企业新设或资本过低",
            "Firm too new or too poor",
            "借款企业登记距 productStartTime 不足 90 日，或 userFund < amount/10",
            "borrower company registered less than 90 days before productStartTime, or userFund < amount/10")),
    FAKE_SAME_WORDS(sign(
            "借款描述雷同",
            "Copied description",
            "loanDescribe（只留文字，至少 8 字）与 90 日内其他借款人 5 笔以上借款相似度不低于 0.9；20,000 元以下不计",
            "loanDescribe (letters only, at least 8) like that of 5 loans of other borrowers within 90 days by 0.9 and more; not"
                    + " up to 20,000 yuan")),
    FAKE_NEAR_CAP(
            sign(
                    "贴近限额",
                    "Just below the limit",
                    "amount 为第17条限额的 95%—100%，且该机构近 90 日至少 20 笔借款中 30% 以上如此",
                    "amount at 95 to 100 % of the limit of art. 17, like 30 % and more of the lender's loans, at least 20, of 90 days")),
    FAKE_HASTY(
            sign(
                    "瞬间满标或放款",
                    "Filled or paid out at once",
                    "状态6至状态1不足 60 秒，或放款与发布在同一分钟；20,000 元以下不计",
                    "less than 60 seconds from status 6 to 1, or paid out in the minute of publication; not up to 20,000 yuan")),
    FAKE_UNTOUCHED(sign(
            "资金未动用或同一账户提现",
            "Money untouched, or one account for several",
            "放款后 7 日内无 7、无 45，或银行账户由 3 至 20 个借款人共用",
            "no 7 or 45 within 7 days of the payout, or a bank account that 3 to 20 borrowers have")),
    FAKE_SAME_SECOND(
            sign(
                    "还款同秒",
                    "Repaid at one second of the day",
                    "各期还款均在一日中的同一秒，且 20 个以上借款人如此；零点整不计",
                    "every instalment paid at one second of the day, the same for 20 borrowers and more; midnight sharp does not count")),
    FAKE_FEW_LENDERS(sign(
            "出借人过少或自借",
            "Few lenders, or the borrower himself",
            "借款人出借给自己，或不超过 2 名出借人的初始债权占 amount 的 90% 以上",
            "the borrower lends to himself, or the initial claims of at most 2 lenders make 90 % of the amount")),
    FAKE_DOCUMENT(sign(
            "证件无效或年龄不符",
            "Document or age out of order",
            "自然人身份证出生日期或地区不存在，或年龄段为 18 岁以下、65 岁以上",
            "a natural person's card with an impossible date or region, or an age band below 18 or from 65")),
    FAKE_SIGNS(sign("假标特征数", "Signs of an invented loan", "上述八项中成立的项数", "how many of the eight hold"));

    private final Description description;

    FakeListingIndicator(Description description) {
        this.description = description;
    }

    private static Description sign(String zh, String en, String formulaZh, String formula) {
        return Description.count(zh, en, formulaZh, formula, "B.2 R10");
    }

    @Override
    public Facet facet() {
        return Facet.FAKE_LISTING;
    }

    @Override
    public Description description() {
        return description;
    }
}
