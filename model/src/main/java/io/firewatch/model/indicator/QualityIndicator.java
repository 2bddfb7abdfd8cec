package io.firewatch.model.indicator;

/**
 * Facet quality: how a lender reports, as shares over 7 days (lag: of the day itself) that the rules of R22 weigh; the single checks are in {@link
 * CheckIndicator}. Payouts, claims and products without their counterpart (checks 3.1, 3.3.1, 6.1) are no part of the shares:
 * R03 and R04 judge them.
 */
public enum QualityIndicator implements CodedIndicator {
    REFUSED_SHARE(Description.share(
            "记录退回率",
            "Share of records refused",
            "近 7 日退回记录 / 收到记录",
            "records refused / records received, 7 days",
            "B.2 R22")),
    FAILED_BATCH_SHARE(Description.share(
            "批次失败率", "Share of batches failed", "近 7 日失败批次 / 批次", "batches failed / batches, 7 days", "B.2 R22")),
    REPEATED_SHARE(Description.share(
            "重复报送率",
            "Share of records repeated",
            "近 7 日内容相同的重复记录 / 收到记录",
            "records repeated with the same content / records received, 7 days",
            "A.11 dup")),
    CORRECTION_SHARE(Description.share(
            "更正率",
            "Share of corrections",
            "近 7 日（冲正流水 + 被替换的还款计划行）/（流水 + 还款计划行）",
            "(reversals + plan rows replaced) / (transactions + plan rows), 7 days",
            "B.2 R22")),
    EMPTY_FLOW_SHARE(Description.share(
            "零金额流水占比",
            "Share of flows of nothing",
            "近 7 日 transMoney = 0 的流水 / 流水",
            "transactions with transMoney = 0 / transactions, 7 days",
            "A.11 check 3.5.2")),
    LAG_P50_HOURS(Description.count(
            "报送时延中位数（小时）",
            "Median lag, hours",
            "当日业务记录从发生到收到的小时数（不足一小时进一）的中位数；首次报送之前的历史不计",
            "median of hours from fact to receipt, rounded up, over the day's records; history of before the first report left out",
            "B.2 R22")),
    LAG_P95_HOURS(Description.count(
            "报送时延95分位（小时）", "95th percentile of lag, hours", "同上，95 分位", "as the median, 95th percentile", "B.2 R22")),
    RECORDS_TIMED(Description.count(
            "当日计时记录数", "Records timed", "当日计入时延的业务记录", "records of the day whose lag counts", "B.2 R22")),
    RECORDS_RECEIVED(
            Description.count("收到记录数", "Records received", "近 7 日收到的记录", "records received within 7 days", "A.11")),
    BATCHES_RECEIVED(
            Description.count("收到批次数", "Batches received", "近 7 日收到的批次", "batches received within 7 days", "A.7")),
    USERS_REFERRED(Description.count(
            "被引用的主体数",
            "Users referred to",
            "近 7 日首次被引用的主体",
            "parties referred to for the first time within 7 days",
            "A.11 leak_user")),
    UNKNOWN_USER_SHARE(Description.share(
            "主体缺失率",
            "Share of users never reported",
            "近 7 日首次被引用而没有用户信息的主体 / 首次被引用的主体",
            "parties first referred to without a userInfo record / parties first referred to, 7 days",
            "A.11 leak_user")),
    REFERENCES_CHECKED(Description.count(
            "核对的引用数",
            "References checked",
            "近 7 日 3.3.2、5.1、5.2、5.3 各项核对数",
            "cases of checks 3.3.2, 5.1, 5.2, 5.3 within 7 days",
            "A.11")),
    BROKEN_REFERENCE_SHARE(Description.share(
            "引用断裂率",
            "Share of broken references",
            "近 7 日 3.3.2、5.1、5.2、5.3 不合格数 / 核对数",
            "failures / cases of checks 3.3.2, 5.1, 5.2, 5.3, 7 days",
            "A.11 checks 3.3.2, 5.1–5.3")),
    LOAN_CASES_CHECKED(Description.count(
            "核对的散标事项数",
            "Loan cases checked",
            "近 7 日 3.2.1、3.2.1.1–3.2.1.5、3.4.1 各项核对数",
            "cases of checks 3.2.1, 3.2.1.1–3.2.1.5, 3.4.1 within 7 days",
            "A.11")),
    BROKEN_LOAN_SHARE(Description.share(
            "散标数据不合格率",
            "Share of loan cases that fail",
            "近 7 日 3.2.1、3.2.1.1–3.2.1.5、3.4.1 不合格数 / 核对数",
            "failures / cases of checks 3.2.1, 3.2.1.1–3.2.1.5, 3.4.1, 7 days",
            "A.11 checks 3.2.1–3.4.1")),
    BALANCE_BY_PROJECTS(Description.money(
            "按项目计算的余额",
            "Balance by projects",
            "三日前 Σ 状态为 1、4、5、8、9 的散标 (amount − T.18)",
            "Σ over loans in states 1, 4, 5, 8, 9 of (amount − T.18), three days ago",
            "A.11 kpi")),
    BALANCE_BY_FLOWS(Description.money(
            "按流水计算的余额",
            "Balance by flows",
            "三日前 Σ 有放款流水的散标 (amount − T.18)；三日内自行消除的差异不计",
            "Σ over loans with a payout of (amount − T.18), three days ago; differences gone within three days left out",
            "A.11 kpi")),
    BALANCE_GAP_SHARE(Description.share(
            "两种余额的差异",
            "Gap of the two balances",
            "|按项目 − 按流水| / 两者较大者",
            "|by projects − by flows| / the larger of the two",
            "B.2 R22"));

    private final Description description;

    QualityIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.QUALITY;
    }

    @Override
    public Description description() {
        return description;
    }
}
