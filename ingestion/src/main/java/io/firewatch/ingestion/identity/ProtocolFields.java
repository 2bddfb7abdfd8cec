package io.firewatch.ingestion.identity;

import io.firewatch.model.record.RecordType;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The fields each record type may carry (reporting-protocol A.9, older optional ones included). Nothing else is stored:
 * a field that nobody knows could hold personal data that nobody would mask.
 */
final class ProtocolFields {
    private static final Set<String> EVERY = Set.of("version", "sourceCode");

    /** In the protocol, of no use here and personal: a telephone's hash only verifies a number one already has. */
    private static final Set<String> DROPPED = Set.of("userPhoneHash", "userUuid", "userMail", "userAge");

    private static final Map<RecordType, Set<String>> BY_TYPE = new EnumMap<>(RecordType.class);

    static {
        add(
                RecordType.USER_INFO,
                "userType userAttr userCreateTime userName countries cardType userIdcard userIdcardHash userPhone"
                        + " userLawperson userFund userProvince userAddress registerDate userSex userList userStatus"
                        + " userAscription phoneAscription riskRating");
        add(
                RecordType.SCATTER_INVEST,
                "productStartTime productName sourceProductCode userIdcardHash loanUse loanDescribe loanRate amount"
                        + " surplusAmount term payType serviceCost loanType securityType securityCompanyAmount"
                        + " securityCompanyName securityCompanyIdcard isFinancingAssure securityAmount projectSource"
                        + " productRegType bankNo rate riskMargin loanCreditRating securityInfo collateralDesc"
                        + " collateralInfo overdueLimmit badDebtLimmit amountLimmts amountLimmtl allowTransfer"
                        + " closeLimmit sourceProductUrl");
        add(RecordType.STATUS, "sourceProductCode productStatus productDate sourceFinancingCode productStatusDesc");
        add(
                RecordType.REPAY_PLAN,
                "sourceProductCode userIdcardHash totalIssue issue replanId curFund curInterest curServiceCharge"
                        + " repayTime");
        add(
                RecordType.CREDITOR,
                "finClaimId sourceProductCode userIdcardHash invAmount invRate invTime redpackage lockTime"
                        + " sourceFinancingCode");
        add(
                RecordType.TRANSFER_PROJECT,
                "transferId fromType finClaimId userIdcardHash sourceProductCode transferAmount transferInterestRate"
                        + " floatMoney transferDate bankNo sourceFinancingCode transferInterest sourceProductUrl");
        add(RecordType.TRANSFER_STATUS, "transferId transferStatus amount floatMoney productDate interest");
        add(
                RecordType.UNDER_TAKE,
                "unFinClaimId transferId finClaimId userIdcardHash takeAmount takeInterest floatMoney takeRate takeTime"
                        + " redpackage lockTime");
        add(
                RecordType.TRANSACT,
                "transId sourceProductCode sourceProductName finClaimId transferId replanId transType transMoney"
                        + " userIdcardHash transTime bankTransId sourceFinancingCode sourceFinancingName transTypeDec"
                        + " transDate transPayment transBank");
        add(RecordType.LEND_PRODUCT, "sourceFinancingCode financingStartTime productName rate minRate maxRate term");
        add(RecordType.LEND_PRODUCT_CONFIG, "configId finClaimId sourceFinancingCode userIdcardHash sourceProductCode");
        add(RecordType.LEND_PARTICULARS, "transId sourceFinancingCode transType transMoney userIdcardHash transTime");
    }

    private ProtocolFields() {}

    private static void add(RecordType type, String fields) {
        Set<String> all = new HashSet<>(Set.of(fields.split(" ")));
        all.addAll(EVERY);
        BY_TYPE.put(type, Set.copyOf(all));
    }

    static boolean isKnown(RecordType type, String field) {
        return BY_TYPE.getOrDefault(type, EVERY).contains(field);
    }

    static boolean isDropped(String field) {
        return DROPPED.contains(field);
    }
}
