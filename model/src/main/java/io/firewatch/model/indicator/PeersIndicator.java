package io.firewatch.model.indicator;

/** Facet peers: an institution beside the others of the city, on the same day (R18), and its licence (R24). */
public enum PeersIndicator implements CodedIndicator {
    PEERS(Description.count(
            "可比同业数",
            "Peers",
            "当日有承诺收益率的同类其他机构数",
            "other institutions of the same type with a promised return on that day",
            "B.2 R18")),
    PEERS_RETURN(Description.share(
            "同业收益率中位数", "Median return of peers", "同业承诺收益率中位数", "median of the peers' promised returns", "B.2 R18")),
    RETURN_DEVIATION(Description.factor(
            "收益偏离度",
            "Return deviation",
            "(r − 同业中位数) / MAD，MAD 不低于 0.5 个百分点；同业不足 5 家时无值",
            "(r − median of peers) / MAD, the MAD at least half a point; unknown with fewer than 5 peers",
            "B.2 R18")),
    LICENSED(Description.count(
            "持有许可或备案",
            "Licensed",
            "当日在许可（备案）期内为 1；已过期、尚未生效为 0；未登记许可日期为 0；若全市登记都没有许可日期则无值",
            "1 while the licence or filing runs, 0 before, after, and where the register has no licence; unknown while it has none of anybody",
            "B.2 R24"));

    private final Description description;

    PeersIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.PEERS;
    }

    @Override
    public Description description() {
        return description;
    }
}
