package io.firewatch.model.indicator;

/** Facet transfers: whether claims are made to be passed on (R21). */
public enum TransfersIndicator implements CodedIndicator {
    RELENDER_SHARE(Description.share(
            "转手出借人出资占比",
            "Share funded by the largest reseller",
            "近 30 日转出金额最大的出借人：其 T.2 / 全机构 T.2",
            "of the lender that passed on most in 30 days: its T.2 / T.2 of the institution",
            "B.2 R21")),
    RELENDER_PASSED_ON(Description.share(
            "其7日内转出占比",
            "Passed on by it within 7 days",
            "该出借人近 30 日 T.2 中 7 日内以 T.11 转出的占比（先进先出；未满 7 日且未转出的不计）",
            "share of its T.2 of 30 days that left by T.11 within 7 days, first in first out; what is younger and still there"
                    + " does not count yet",
            "B.2 R21")),
    LENT_30_DAYS(Description.money("近30日出借金额", "Lent in 30 days", "近 30 日 T.2", "T.2 over 30 days", "B.2 R21")),
    OFFERED_TOGETHER(Description.count(
            "同一秒挂牌的借款数",
            "Loans offered in the same second",
            "当日同一秒开始转让（TS 1）的不同借款数的最大值；零点整不计",
            "the most loans whose transfers opened (TS 1) in one second of the day; midnight sharp does not count",
            "B.2 R21")),
    MONTH_END_TAKEN(Description.money(
            "月末单一承接方承接金额",
            "Taken over by one buyer at the month end",
            "近 30 日内于月末 5 天的 T.17，取承接最多的一方",
            "T.17 of the last 5 days of a month within 30 days, of the buyer who took over most",
            "B.2 R17")),
    MONTH_END_TAKEN_SHARE(Description.share(
            "月末单一承接方占余额比",
            "Share taken over by one buyer at the month end",
            "月末单一承接方承接金额 / Σ E_b",
            "taken over by one buyer at the month end / Σ E_b",
            "B.2 R17"));

    private final Description description;

    TransfersIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.TRANSFERS;
    }

    @Override
    public Description description() {
        return description;
    }
}
