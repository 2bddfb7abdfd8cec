package io.firewatch.model.indicator;

/** Facet run: whether lenders are taking their money out (R13). T.6 and T.7 are those of lenders. */
public enum RunIndicator implements CodedIndicator {
    OUTFLOW7_SHARE(Description.share(
            "近7日净流出占余额比",
            "Net outflow of 7 days, of the balance",
            "近 7 日出借人（T.7 − T.6）/ Bal；超出平日水平的到期本金（P）解释的提现不计",
            "(T.7 − T.6 of lenders) over 7 days / Bal; withdrawals that maturities (P) above the usual explain do not count",
            "B.2 R13.1")),
    OUTFLOW_LAST_YEAR(Description.share(
            "去年同期净流出占比",
            "Net outflow at last year's festival",
            "节日前后：去年同一节日同一天的近7日净流出占比；不在节日前后或无去年数据时为 0",
            "around a festival, outflow7_share of the same day around last year's; 0 at other times or when not known",
            "B.2 R13 false positives")),
    OUTFLOW_Z(Description.factor(
            "净流出异常度",
            "Net outflow against its usual spread",
            "(近 7 日净流出 − 7 × 前 28 日日均) / (√7 × 前 28 日日标准差)；标准差不低于余额的 0.1%；不足 35 日历史时为 0",
            "(net outflow of 7 days − 7 × mean of the 28 days before) / (√7 × sd of those days), the divisor at least 0.1 % of"
                    + " Bal; 0 with less than 35 days of history",
            "B.2 R13.1")),
    WITHDRAWAL_RATIO3(Description.factor(
            "近3日最低提现充值比",
            "Lowest withdrawal ratio of 3 days",
            "近 3 日每日 T.7 / T.6 的最小值；当日提现不足余额 0.1% 记 0，无充值记 99",
            "the lowest of the daily T.7 / T.6 of 3 days; a day counts 0 when less than 0.1 % of Bal was withdrawn, 99 when"
                    + " nothing was deposited",
            "B.2 R13.2")),
    NEW_LENDERS_DROP5(Description.share(
            "近5日新增出借人最小降幅",
            "Least drop of new lenders over 5 days",
            "近 5 日每日 1 − 新增出借人数 / 前 28 日日均 的最小值；日均不足 1 人或不足 33 日历史时为 0",
            "the least of 1 − new lenders / mean of the 28 days before, over 5 days; 0 when the mean is below one a day or"
                    + " history shorter than 33 days",
            "B.2 R13.3")),
    TRANSFER_QUEUE(Description.days(
            "转让排队天数",
            "Days of transfers queued",
            "挂牌未成交的转让本金 / 近 28 日日均 T.17，最多 999；28 日无承接时为已排队天数",
            "open principal of TP / mean daily T.17 of 28 days, at most 999; the days it has been open when nothing was taken",
            "B.2 R13.4")),
    TRANSFER_SUCCESS_DROP(Description.share(
            "转让成功率下降",
            "Drop of the transfer success share",
            "前 28 日与近 7 日 TS 2/(2+3) 之差；任一期不足 5 笔时为 0",
            "TS 2 / (2 + 3) of the 28 days before less that of the last 7; 0 when fewer than 5 ended in either",
            "B.2 R13.4")),
    TRANSFER_DISCOUNT(Description.share(
            "转让折价率",
            "Transfer discount",
            "近 7 日挂牌转让 −Σ floatMoney / Σ transferAmount",
            "−Σ floatMoney / Σ transferAmount of the claims offered in 7 days",
            "B.2 R13.5")),
    REVERSED_WITHDRAWALS(Description.share(
            "提现冲正占比",
            "Share of withdrawals reversed",
            "近 7 日 |负的 T.7| / 正的 T.7",
            "|negative T.7| / positive T.7 over 7 days",
            "B.2 R13.6")),
    WITHDRAWAL_HHI(Description.factor(
            "提现集中度",
            "Concentration of withdrawals",
            "Σ（各出借人近 7 日提现占比²）：1 表示一人提现",
            "Σ of squared shares of lenders in the T.7 of 7 days: 1 is one whale",
            "B.2 R13 false positives")),
    FESTIVE(Description.factor(
            "节日前后",
            "Around a festival",
            "春节、国庆前后且无去年同期数据为 1，否则 0",
            "1 around Spring Festival and National Day when nothing is known of last year's, 0 otherwise",
            "B.2 R13 false positives")),
    LATE_WITHDRAWALS(Description.share(
            "迟付提现占比",
            "Share of withdrawals paid late",
            "近 7 日存管流水中晚于 T+3 到账的提现 / T.7；无存管流水为 0",
            "withdrawals that the custodian paid later than T+3 in 7 days / T.7; 0 without its statement",
            "B.2 R13.6"));

    private final Description description;

    RunIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.RUN;
    }

    @Override
    public Description description() {
        return description;
    }
}
