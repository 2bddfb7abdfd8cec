package io.firewatch.model.indicator;

import java.util.Optional;

/**
 * Facet checks: how often each check of the reported data failed within 7 days. The first come from the gateway, most from
 * the protocol operator's own self-check (reporting-protocol A.11), the last are laws of conservation.
 */
public enum CheckIndicator implements CodedIndicator {
    REFUSED_RECORDS(
            "refused", 0, "被退回的记录", "Records refused", "网关无法读取而退回的记录", "records the gateway could not read", "A.6"),
    FAILED_BATCHES(
            "failed-batch",
            0,
            "失败的批次",
            "Batches failed",
            "全部记录被退回的批次",
            "batches of which every record was refused",
            "A.7"),
    REPEATED_RECORDS(
            "dup", 0, "重复记录", "Records repeated", "内容相同的重复报送", "records sent again with the same content", "A.11 dup"),
    CORRECTED_RECORDS(
            "correction",
            0,
            "更正记录",
            "Records corrected",
            "冲正流水与被替换的还款计划行",
            "reversals (冲正) and plan rows replaced",
            "A.6"),
    LATE_RECORDS(
            "late",
            0,
            "迟报记录",
            "Records late",
            "业务发生24小时后才收到的记录",
            "records received more than 24 hours after the fact",
            "B.2 R22"),
    EMPTY_FLOWS(
            "3.5.2",
            0,
            "金额为零的流水",
            "Flows of nothing",
            "transMoney = 0 的交易流水",
            "transactions with transMoney = 0",
            "A.11 check 3.5.2"),
    UNKNOWN_USERS(
            "leak_user",
            3,
            "没有用户信息的主体",
            "Users never reported",
            "被引用但没有用户信息的主体",
            "parties referred to without a userInfo record",
            "A.11 leak_user"),
    LOANS_WITHOUT_PAYOUT(
            "3.1",
            3,
            "没有放款的在贷散标",
            "Loans without payout",
            "处于上线状态但没有放款流水（1、45）的散标",
            "loans in an online state without a T.1 or T.45",
            "A.11 check 3.1"),
    LOANS_WITHOUT_PLAN(
            "3.2.1",
            3,
            "没有还款计划的散标",
            "Loans without a plan",
            "处于上线状态但没有还款计划的散标",
            "loans in an online state without a repayment plan",
            "A.11 check 3.2.1"),
    SKIPPED_ISSUES(
            "3.2.1.1",
            3,
            "跳期还款",
            "Instalments skipped",
            "已还期数不连续",
            "paid instalments that do not follow each other",
            "A.11 check 3.2.1.1"),
    PRINCIPAL_WITHOUT_INTEREST(
            "3.2.1.2",
            3,
            "有还本无还息",
            "Principal repaid without interest",
            "有 18 而无 19（或 4），而计划有利息",
            "T.18 without T.19 (or T.4) though the plan has interest",
            "A.11 check 3.2.1.2"),
    PRINCIPAL_NOT_PASSED_ON(
            "3.2.1.3", 3, "还本未付出借人", "Principal not passed on", "有 18 而无 8", "T.18 without T.8", "A.11 check 3.2.1.3"),
    INTEREST_NOT_PASSED_ON(
            "3.2.1.4",
            3,
            "收回本金无利息",
            "Principal back without interest",
            "有 8 而无 9，而计划有利息",
            "T.8 without T.9 though the plan has interest",
            "A.11 check 3.2.1.4"),
    PLANS_OF_WRONG_LENGTH(
            "3.2.1.5",
            3,
            "计划期数不符",
            "Plans of the wrong length",
            "还款计划行数与 totalIssue 不符",
            "plan rows ≠ totalIssue",
            "A.11 check 3.2.1.5"),
    CLAIMS_SHORT_OF_LOAN(
            "3.3.1",
            3,
            "债权不足借款",
            "Claims short of the loan",
            "amount − Σ(invAmount + redpackage) > 5 元",
            "amount − Σ(invAmount + redpackage) > 5 yuan",
            "A.11 check 3.3.1"),
    CLAIMS_WITHOUT_FLOW(
            "3.3.2",
            3,
            "没有出借流水的债权",
            "Claims without a flow",
            "出借人对该散标没有出借流水（2）的初始债权，存量散标除外",
            "initial claims whose lender has no T.2 for the loan, those on stock loans aside",
            "A.11 check 3.3.2"),
    LOANS_WITHOUT_STATUS(
            "3.4.1",
            3,
            "没有状态的散标",
            "Loans without a status",
            "没有任何散标状态的散标",
            "loans without any status record",
            "A.11 check 3.4.1"),
    LOANS_NEVER_FULL(
            "3.4.2",
            3,
            "从未满标的在贷散标",
            "Loans never full",
            "已放款但从未满标（状态 1）的散标",
            "loans lent that never were in status 1",
            "A.11 check 3.4.2"),
    TRANSFERS_WITHOUT_STATUS(
            "5.1",
            3,
            "没有状态的转让",
            "Transfers without a status",
            "没有转让状态的转让",
            "transfers without a status record",
            "A.11 check 5.1"),
    TRANSFERS_OF_UNKNOWN_CLAIMS(
            "5.2",
            3,
            "转让的初始债权不存在",
            "Transfers of unknown claims",
            "fromType 1 而初始债权不存在的转让",
            "transfers with fromType 1 of an unknown initial claim",
            "A.11 check 5.2"),
    TRANSFERS_OF_UNKNOWN_TAKEOVERS(
            "5.3",
            3,
            "转让的承接债权不存在",
            "Transfers of unknown takeovers",
            "fromType 2 而承接债权不存在的转让",
            "transfers with fromType 2 of an unknown claim taken over",
            "A.11 check 5.3"),
    PRODUCTS_WITHOUT_CONFIG(
            "6.1",
            3,
            "没有配置的产品",
            "Products without configuration",
            "已募集但没有产品配置的产品",
            "products sold without a configuration",
            "A.11 check 6.1"),
    PRODUCTS_WITHOUT_PARTICULARS(
            "6.2",
            30,
            "没有投资明细的产品",
            "Products without particulars",
            "发布30日后仍没有投资明细的产品",
            "products without investment details 30 days after their start",
            "A.11 check 6.2"),
    CONFIGS_OF_UNKNOWN_CLAIMS(
            "6.3",
            3,
            "配置的债权不存在",
            "Configurations of unknown claims",
            "指向不存在债权的产品配置",
            "configurations that point to an unknown claim",
            "A.11 check 6.3"),
    PAYOUTS_OUT_OF_BALANCE(
            "law-payout",
            3,
            "放款不守恒",
            "Payouts out of balance",
            "首次放款 3 日内 T.2 + T.10 与 T.1 + T.45 + T.3 + T.4 + T.29 相差超过 5 元及 1% 的散标",
            "loans whose T.2 + T.10 and T.1 + T.45 + T.3 + T.4 + T.29 differ by more than 5 yuan and 1 %",
            "A.11 conservation"),
    REPAYMENTS_OUT_OF_BALANCE(
            "law-repayment",
            3,
            "还款不守恒",
            "Repayments out of balance",
            "截至当日累计 T.18 + T.19 + T.27 + T.37 − T.30 − T.47 与 T.8 + T.9 + T.46 相差超过 5 元及 1%（前后 3 日内到账不计）的还款日",
            "repayment days on which T.18 + T.19 + T.27 + T.37 − T.30 − T.47 and T.8 + T.9 + T.46 so far differ by more than 5 yuan and 1 %, money moved within 3 days aside",
            "A.11 conservation"),
    TRANSFERS_OUT_OF_BALANCE(
            "law-transfer",
            3,
            "转让不守恒",
            "Transfers out of balance",
            "T.11 与 T.17 相差超过 5 元及 10%（折溢价记法不一）的转让",
            "transfers whose T.11 and T.17 differ by more than 5 yuan and 10 % (lenders book the float differently)",
            "A.11 conservation"),
    SILENT_DAYS(
            "silence",
            0,
            "没有报送的业务日",
            "Days without a report",
            "没有任何业务记录的工作日（周一至周五）",
            "working days, Monday to Friday, without any record of business done",
            "B.2 R14");

    private final String code;
    private final int graceDays;
    private final Description description;

    CheckIndicator(String code, int graceDays, String zh, String en, String failsZh, String fails, String source) {
        this.code = code;
        this.graceDays = graceDays;
        this.description = Description.count(zh, en, "近 7 日：" + failsZh, "over 7 days: " + fails, source);
    }

    /** The check's name in the self-check, where it has one: {@code 3.2.1.5}. */
    public String code() {
        return code;
    }

    /** How long after its business day a case is looked at: records of different types arrive independently. */
    public int graceDays() {
        return graceDays;
    }

    public static Optional<CheckIndicator> ofCheckId(String id) {
        return Indicator.ofId(id).filter(CheckIndicator.class::isInstance).map(CheckIndicator.class::cast);
    }

    @Override
    public Facet facet() {
        return Facet.CHECKS;
    }

    @Override
    public Description description() {
        return description;
    }
}
