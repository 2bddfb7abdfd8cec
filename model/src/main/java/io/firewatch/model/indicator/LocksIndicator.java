package io.firewatch.model.indicator;

/** Facet locks: whether a product's lenders are let out long before its loans end (R05c); told of products somebody left. */
public enum LocksIndicator implements CodedIndicator {
    LOCK_GAP_SHARE(Description.share(
            "锁定期与到期日相差半年以上的本金占比",
            "Principal locked far shorter than its loan runs",
            "借款到期日 − C.lockTime > 180 天的本金 / 锁定期与计划均已知的本金（自产品成立以来）",
            "principal with loan maturity − C.lockTime > 180 days / principal whose lock and plan are known, since the product began",
            "B.2 R05c")),
    ARRANGED_EXIT_SHARE(Description.share(
            "锁定期满即由转让兑付的退出占比",
            "Exits met by transfers as the lock ends",
            "近 30 日退出金额（LD.8 与转让取大）中，锁定期满 5 日内由 11/17 转让兑付的占比",
            "of what lenders took out in 30 days (LD.8 or transferred, whichever is more), the share met by 11/17 pairs within 5 days"
                    + " of the end of their lock",
            "B.2 R05c")),
    EXITS(Description.count(
            "近30日退出人次",
            "Exits in 30 days",
            "近 30 日有退出的出借人·日数",
            "lenders who left, counted by day, over 30 days",
            "B.2 R05c"));

    private final Description description;

    LocksIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.LOCKS;
    }

    @Override
    public Description description() {
        return description;
    }
}
