package io.firewatch.embedded.city;

import io.firewatch.model.record.RecordType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One record as a lender is about to report it: values in the order of {@link #fields(RecordType)}, without {@code
 * version} and {@code sourceCode}, which every record repeats and the client adds. {@code userList} holds the bank
 * account alone.
 */
public record Fact(RecordType type, List<String> values) {
    private static final Map<RecordType, List<String>> FIELDS = new EnumMap<>(RecordType.class);

    static {
        FIELDS.put(
                RecordType.USER_INFO,
                List.of(
                        "userType",
                        "userAttr",
                        "userCreateTime",
                        "userName",
                        "countries",
                        "cardType",
                        "userIdcard",
                        "userIdcardHash",
                        "userPhone",
                        "userPhoneHash",
                        "userUuid",
                        "userLawperson",
                        "userFund",
                        "userProvince",
                        "userAddress",
                        "registerDate",
                        "userSex",
                        "userList"));
        FIELDS.put(
                RecordType.SCATTER_INVEST,
                List.of(
                        "productStartTime",
                        "productName",
                        "sourceProductCode",
                        "userIdcardHash",
                        "loanUse",
                        "loanDescribe",
                        "loanRate",
                        "amount",
                        "surplusAmount",
                        "term",
                        "payType",
                        "serviceCost",
                        "loanType",
                        "securityType",
                        "securityCompanyAmount",
                        "securityCompanyName",
                        "securityCompanyIdcard",
                        "isFinancingAssure",
                        "securityAmount",
                        "projectSource"));
        FIELDS.put(RecordType.STATUS, List.of("sourceProductCode", "productStatus", "productDate"));
        FIELDS.put(
                RecordType.REPAY_PLAN,
                List.of(
                        "sourceProductCode",
                        "userIdcardHash",
                        "totalIssue",
                        "issue",
                        "replanId",
                        "curFund",
                        "curInterest",
                        "curServiceCharge",
                        "repayTime"));
        FIELDS.put(
                RecordType.CREDITOR,
                List.of(
                        "finClaimId",
                        "sourceProductCode",
                        "userIdcardHash",
                        "invAmount",
                        "invRate",
                        "invTime",
                        "redpackage",
                        "lockTime"));
        FIELDS.put(
                RecordType.TRANSFER_PROJECT,
                List.of(
                        "transferId",
                        "fromType",
                        "finClaimId",
                        "userIdcardHash",
                        "sourceProductCode",
                        "transferAmount",
                        "transferInterestRate",
                        "floatMoney",
                        "transferDate"));
        FIELDS.put(
                RecordType.TRANSFER_STATUS,
                List.of("transferId", "transferStatus", "amount", "floatMoney", "productDate"));
        FIELDS.put(
                RecordType.UNDER_TAKE,
                List.of(
                        "unFinClaimId",
                        "transferId",
                        "finClaimId",
                        "userIdcardHash",
                        "takeAmount",
                        "takeInterest",
                        "floatMoney",
                        "takeRate",
                        "takeTime",
                        "redpackage",
                        "lockTime"));
        FIELDS.put(
                RecordType.TRANSACT,
                List.of(
                        "transId",
                        "sourceProductCode",
                        "sourceProductName",
                        "finClaimId",
                        "transferId",
                        "replanId",
                        "transType",
                        "transMoney",
                        "userIdcardHash",
                        "transTime"));
        FIELDS.put(
                RecordType.LEND_PRODUCT,
                List.of(
                        "sourceFinancingCode",
                        "financingStartTime",
                        "productName",
                        "rate",
                        "minRate",
                        "maxRate",
                        "term"));
        FIELDS.put(
                RecordType.LEND_PRODUCT_CONFIG,
                List.of("configId", "finClaimId", "sourceFinancingCode", "userIdcardHash", "sourceProductCode"));
        FIELDS.put(
                RecordType.LEND_PARTICULARS,
                List.of("transId", "sourceFinancingCode", "transType", "transMoney", "userIdcardHash", "transTime"));
    }

    /** Fields some clients add at the end (A.9, "optional"). */
    private static final Map<RecordType, List<String>> OPTIONAL = Map.of(RecordType.TRANSACT, List.of("bankTransId"));

    /** Throws {@link IllegalArgumentException} when the number of values is not that of the fields. */
    public static Fact of(RecordType type, String... values) {
        List<String> list = List.of(values);
        int optional = OPTIONAL.getOrDefault(type, List.of()).size();
        if (list.size() != fields(type).size() && list.size() != fields(type).size() + optional) {
            throw new IllegalArgumentException(type + " has " + fields(type).size() + " fields, got " + list.size());
        }
        return new Fact(type, list);
    }

    /** Field names of a record type in the order of the protocol (A.9). */
    public static List<String> fields(RecordType type) {
        return java.util.Objects.requireNonNull(FIELDS.get(type));
    }

    /** Names of the values this record carries: the fields of its type, and the optional ones where it has them. */
    public List<String> names() {
        List<String> fields = fields(type);
        return values.size() == fields.size()
                ? fields
                : Stream.concat(fields.stream(), OPTIONAL.getOrDefault(type, List.of()).stream())
                        .toList();
    }

    /** The value of a field; throws {@link IllegalArgumentException} when the record has no such field. */
    public String value(String field) {
        int index = names().indexOf(field);
        if (index < 0) {
            throw new IllegalArgumentException(type + " has no field " + field);
        }
        return values.get(index);
    }
}
