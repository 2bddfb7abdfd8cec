package io.firewatch.model.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalogue of coded indicators: every number the books compute, with its subject, unit, formula and source. The
 * formulas use the notation of supervision-rules B.1: {@code T.k} is the signed sum of transactions of type k,
 * {@code LD.k} of investment details, {@code OB} a loan's outstanding principal.
 *
 * <p>Indicators of one subject type are observed together, for one subject as of one business day: a rule never sees
 * half of them. Their values travel as an array in the order of declaration.
 */
public enum Indicator {
    EXPOSURE(
            SubjectType.PARTY,
            Unit.MONEY,
            "在本机构的借款余额",
            "Owed to this institution",
            "Σ 该主体在本机构各笔借款的 OB(l, t)",
            "Σ OB(l, t) over the party's loans at the institution",
            "B.2 R01"),
    EXPOSURE_LIMIT(
            SubjectType.PARTY,
            Unit.MONEY,
            "单一平台限额",
            "Limit on one platform",
            "自然人 200,000 元，法人或其他组织 1,000,000 元",
            "200,000 yuan for a natural person, 1,000,000 for a legal one",
            "Measures 2016 art. 17"),
    CITY_EXPOSURE(
            SubjectType.PARTY,
            Unit.MONEY,
            "在全市各机构的借款余额",
            "Owed across the city",
            "Σ 各机构的借款余额",
            "Σ over institutions of exposure",
            "B.2 R02"),
    CITY_EXPOSURE_LIMIT(
            SubjectType.PARTY,
            Unit.MONEY,
            "多平台合计限额",
            "Limit over all platforms",
            "自然人 1,000,000 元，法人或其他组织 5,000,000 元",
            "1,000,000 yuan for a natural person, 5,000,000 for a legal one",
            "Measures 2016 art. 17"),
    PLATFORMS(
            SubjectType.PARTY,
            Unit.COUNT,
            "有借款的平台数",
            "Platforms owed to",
            "借款余额大于零的机构数",
            "count of institutions with exposure > 0",
            "B.2 R02"),

    LOAN_AMOUNT(SubjectType.LOAN, Unit.MONEY, "合同金额", "Contract principal", "L.amount", "L.amount", "A.9 4.1.2"),
    PAYOUT_GAP(
            SubjectType.LOAN,
            Unit.MONEY,
            "放款差额",
            "Payout gap",
            "首次放款后 3 日内的 |T.2 + T.10 − (T.1 + T.45 + T.3 + T.4 + T.29)|",
            "|T.2 + T.10 − (T.1 + T.45 + T.3 + T.4 + T.29)| up to 3 days after the first payout",
            "B.2 R04"),
    CLAIMS_GAP(
            SubjectType.LOAN,
            Unit.MONEY,
            "债权缺口",
            "Claims gap",
            "首次放款后第 3 日的 L.amount − Σ(C.invAmount + C.redpackage)",
            "L.amount − Σ(C.invAmount + C.redpackage), 3 days after the first payout",
            "A.11 check 3.3.1"),
    DAYS_FULL_UNPAID(
            SubjectType.LOAN,
            Unit.DAYS,
            "满标未放款天数",
            "Days full without payout",
            "满标（状态 1）后仍无 T.1、T.45 的天数",
            "days since status 1 while no T.1 or T.45 exists",
            "B.2 R04"),

    PRODUCT_SOLD(
            SubjectType.PRODUCT, Unit.MONEY, "产品募集金额", "Product sold", "该产品的 LD.2", "LD.2 of the product", "B.2 R03"),
    PRODUCT_OUTSTANDING(
            SubjectType.PRODUCT,
            Unit.MONEY,
            "产品在投余额",
            "Product outstanding",
            "该产品的 LD.2 − LD.8",
            "LD.2 − LD.8 of the product",
            "B.2 R03"),
    PRODUCT_UNMATCHED(
            SubjectType.PRODUCT,
            Unit.MONEY,
            "产品未匹配资金",
            "Product money without a claim",
            "Σ 各出借人 max(LD.2 − LD.8 − 已配置的存续债权, 0)，出借次一工作日起计",
            "Σ over lenders of max(LD.2 − LD.8 − live claims configured, 0)",
            "B.2 R03a"),
    PRODUCT_CLAIMS(
            SubjectType.PRODUCT,
            Unit.COUNT,
            "已配置债权数",
            "Claims configured",
            "已配置且已起息的债权数；曾有配置则至少为 1",
            "claims configured and started; at least 1 when any was ever configured",
            "A.11 check 6.1"),
    DAYS_SOLD(
            SubjectType.PRODUCT,
            Unit.DAYS,
            "首笔募集至今天数",
            "Days since first sold",
            "距首笔 LD.2 的天数",
            "days since the first LD.2",
            "B.2 R03c"),
    PRODUCT_TERM(SubjectType.PRODUCT, Unit.DAYS, "产品期限", "Product term", "LP.term", "LP.term", "A.9 4.1.10"),
    ASSET_LIFE(
            SubjectType.PRODUCT,
            Unit.DAYS,
            "底层资产剩余平均期限",
            "Remaining life of the assets",
            "Σ(w × 债权进入产品时还款计划的剩余加权平均期限) / Σ w，w 为存续配置本金",
            "Σ(w × weighted average life from P when the claim entered) / Σ w, w = live configured principal",
            "B.2 R05b"),
    MATURITY_MISMATCH(
            SubjectType.PRODUCT,
            Unit.FACTOR,
            "期限错配倍数",
            "Maturity mismatch",
            "Σ(w × 资产剩余期限) / Σ(w × 产品剩余期限)，均取债权进入产品之日",
            "Σ(w × life) / Σ(w × remaining product term), both as of the day the claim entered",
            "B.2 R05a"),
    MATURING_AFTER_SHARE(
            SubjectType.PRODUCT,
            Unit.SHARE,
            "产品到期后才到期的本金占比",
            "Principal maturing after the product",
            "产品到期后才到期的本金 / 存续配置本金",
            "principal due after the product's end / live configured principal",
            "B.2 R05a"),

    BALANCE(SubjectType.INSTITUTION, Unit.MONEY, "借贷余额", "Loan balance", "Bal = Σ OB(l, t)", "Bal = Σ OB(l, t)", "B.1"),
    BORROWERS(
            SubjectType.INSTITUTION,
            Unit.COUNT,
            "当前借款人数",
            "Borrowers owing",
            "借款余额大于零的主体数",
            "count of parties with exposure > 0",
            "B.0 disclosure"),
    LENT(SubjectType.INSTITUTION, Unit.MONEY, "当日出借金额", "Lent that day", "当日 T.2", "T.2 of the day", "A.10"),
    PAID_TO_LENDERS(
            SubjectType.INSTITUTION,
            Unit.MONEY,
            "近30日付给出借人",
            "Paid to lenders, 30 days",
            "近 30 日 T.8 + T.9 + T.48",
            "T.8 + T.9 + T.48 over 30 days",
            "B.2 R07b"),
    EARNED_FROM_BORROWERS(
            SubjectType.INSTITUTION,
            Unit.MONEY,
            "近30日借款人偿付",
            "Earned from borrowers, 30 days",
            "近 30 日 T.18 + T.19 + T.27 − T.30 − T.47",
            "T.18 + T.19 + T.27 − T.30 − T.47 over 30 days",
            "B.2 R07b"),
    PONZI_GAP(
            SubjectType.INSTITUTION,
            Unit.SHARE,
            "兑付缺口率",
            "Ponzi gap",
            "1 − 借款人偿付 / 付给出借人（近 30 日）；未付款时为 0",
            "1 − earned / paid over 30 days; 0 while nothing was paid",
            "B.2 R07b"),
    UNMATCHED(
            SubjectType.INSTITUTION,
            Unit.MONEY,
            "未匹配出借资金",
            "Lender money without a claim",
            "Σ 各产品未匹配资金",
            "Σ over products of product_unmatched",
            "B.2 R03a"),
    UNMATCHED_SHARE(
            SubjectType.INSTITUTION,
            Unit.SHARE,
            "未匹配资金占比",
            "Share of lender money without a claim",
            "未匹配资金 / 全机构 (LD.2 − LD.8)",
            "unmatched / (LD.2 − LD.8 of the institution)",
            "B.2 R03a"),
    MONEY_FIRST_SHARE(
            SubjectType.INSTITUTION,
            Unit.SHARE,
            "先募后配占比",
            "Share of money taken before its loan",
            "近 30 日 LD.2 中首笔配置债权在次一工作日之后才起息的金额 / 同期 LD.2",
            "LD.2 of the last 30 days whose first configured claim starts after the next working day / LD.2 of the same days",
            "B.2 R03b"),
    UNBALANCED_SHARE(
            SubjectType.INSTITUTION,
            Unit.SHARE,
            "放款不平金额占比",
            "Share of payouts out of balance",
            "近 30 日放款不平的借款金额 / 同期放款金额",
            "amount of loans with a payout gap / amount paid out, 30 days",
            "B.2 R04");

    private final SubjectType subject;
    private final Unit unit;
    private final String zh;
    private final String en;
    private final String formulaZh;
    private final String formula;
    private final String source;

    Indicator(SubjectType subject, Unit unit, String zh, String en, String formulaZh, String formula, String source) {
        this.subject = subject;
        this.unit = unit;
        this.zh = zh;
        this.en = en;
        this.formulaZh = formulaZh;
        this.formula = formula;
        this.source = source;
    }

    /** The name in rules, JSON and the index: {@code city_exposure}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public SubjectType subject() {
        return subject;
    }

    public Unit unit() {
        return unit;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** {@link #formula()} for Chinese readers. */
    public String formulaZh() {
        return formulaZh;
    }

    public String formula() {
        return formula;
    }

    /** Where the formula comes from: a section of the rules or protocol document, or an article of law. */
    public String source() {
        return source;
    }

    /** This indicator's place in the value array of its subject type. */
    public int index() {
        return of(subject).indexOf(this);
    }

    /** The indicators of a subject type in the order their values travel. */
    public static List<Indicator> of(SubjectType subject) {
        return BY_SUBJECT.get(subject.ordinal());
    }

    public static Optional<Indicator> ofId(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    private static final List<List<Indicator>> BY_SUBJECT = Arrays.stream(SubjectType.values())
            .map(type ->
                    Arrays.stream(values()).filter(one -> one.subject == type).toList())
            .toList();
}
