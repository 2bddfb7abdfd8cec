package io.firewatch.model.indicator;

/** Facet silence: how long a lender has said nothing while the others go on (R14), on the city clock. */
public enum SilenceIndicator implements CodedIndicator {
    DAYS_SILENT(Description.days(
            "静默天数",
            "Days of silence",
            "最近一个有记录的业务日之后、其他机构照常报送的天数，法定假日和该机构惯常休息的周末不计，最多 30",
            "days after the last business day with an accepted record on which the other lenders went on, without public"
                    + " holidays and the weekends at which this lender rests; at most 30",
            "B.2 R14")),
    REPORTED_DAYS(Description.days(
            "静默前30日报送天数",
            "Days reported, of 30",
            "截至最近有记录之日的 30 日中有记录的天数，惯常休息的周末、法定假日和全市中断日视同有记录，首次报送前的日子不计",
            "days with a record among the 30 up to the last one; weekends at which the lender rests, public holidays"
                    + " and days on which the city was not heard count as reported, days before its first report do not",
            "B.2 R14")),
    FLOW_SILENT_DAYS(Description.days(
            "交易流水静默天数",
            "Days without transactions",
            "最近一笔交易流水（infType 4）之后、本机构仍报送其他记录的天数，法定假日和惯常无流水的周末不计，最多 30",
            "days after the last transaction (infType 4) on which the lender sent other records, without public holidays and"
                    + " weekends that usually have no transactions; at most 30",
            "B.2 R14")),
    FLOW_REPORTED_DAYS(Description.days(
            "此前30日有流水天数",
            "Days with transactions, of 30",
            "截至最近有交易流水之日的 30 日中有流水的天数，惯常休息的周末、法定假日和全市中断日视同有流水，首笔流水前的日子不计",
            "days with a transaction among the 30 up to the last one; weekends that usually have none, public holidays and days"
                    + " on which the city was not heard count as such, days before the first transaction do not",
            "B.2 R14")),
    EXIT_ANNOUNCED(Description.count(
            "已公告良性退出",
            "Orderly exit announced",
            "登记事项中有已公告的良性退出（自公告日起）或停机维护（7 日内）为 1，否则 0",
            "1 from the day of an announced exit on, and for 7 days from one of maintenance, by the register's events; 0"
                    + " otherwise",
            "B.2 R13, R14 false positives"));

    private final Description description;

    SilenceIndicator(Description description) {
        this.description = description;
    }

    @Override
    public Facet facet() {
        return Facet.SILENCE;
    }

    @Override
    public Description description() {
        return description;
    }
}
