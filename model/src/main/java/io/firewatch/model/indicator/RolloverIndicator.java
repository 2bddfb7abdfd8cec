package io.firewatch.model.indicator;

/** Facet rollover: whether a borrower repays loans with new ones, or one need is cut into short loans (R05, R07). */
public enum RolloverIndicator implements CodedIndicator {
    ROLLOVER_CYCLES(Description.count(
            "连续借新还旧次数",
            "Consecutive roll-overs",
            "T.1 后 3 日内有旧借款的 T.18 且不低于 T.1 的 80% 为一次；被偿还的借款本身也是如此得来的则累加；循环额度除外",
            "a T.18 on an older loan within 3 days after a T.1 and at least 80 % of it is one; added up where the loan repaid came about likewise; lines of credit left out",
            "B.2 R07a")),
    ROLLED_OVER(Description.money(
            "最近一次借新还旧金额", "Repaid with the newest loan", "最近一次对应的 T.18", "T.18 of the newest of them", "B.2 R07a")),
    RELISTINGS(Description.count(
            "到期重新发标次数",
            "Relisted at maturity",
            "同一借款人到期前后 5 日内以相同金额（±1%）重新发标的连续次数",
            "how often in a row the same amount (±1 %) was listed again within 5 days of maturity",
            "B.2 R05d")),
    RELISTED_TERM(Description.days(
            "其中最长期限", "Longest term of them", "各笔借款中最长的 L.term", "the longest L.term of the chain", "B.2 R05d")),
    NEEDED_DAYS(Description.days(
            "资金实际需求天数",
            "Days the money is needed for",
            "其中任一笔 loanDescribe 写明的最长期限；均未写明的为 0",
            "the longest period that loanDescribe of any of them names; 0 where none does",
            "B.2 R05d"));

    private final Description description;

    RolloverIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.ROLLOVER;
    }

    @Override
    public Description description() {
        return description;
    }
}
