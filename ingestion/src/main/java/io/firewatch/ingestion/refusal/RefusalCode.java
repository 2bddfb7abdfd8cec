package io.firewatch.ingestion.refusal;

import java.util.regex.Pattern;

/**
 * What can be wrong with a field of a record, said in both languages; {@code {0}} and {@code {1}} are filled in. The English
 * sentence is what lenders' programs are answered and what the record keeps: changing one changes a contract.
 */
public enum RefusalCode {
    MISSING("is missing", "缺失"),
    MISSING_PARTY("is missing; only transType 3, 13, 27 and 30 may leave it out", "缺失；仅 transType 为 3、13、27、30 时可以为空"),
    TOO_LONG("is longer than {0} characters", "超过 {0} 个字符"),
    NO_CODE("'{0}' is no code", "“{0}”不是代码"),
    NO_WHOLE_NUMBER("'{0}' is no whole number", "“{0}”不是整数"),
    LESS_THAN("'{0}' is less than {1}", "“{0}”小于 {1}"),
    ZERO("is zero", "为零"),
    NO_AMOUNT("'{0}' is no amount in yuan", "“{0}”不是以元为单位的金额"),
    NEGATIVE("'{0}' is negative", "“{0}”为负数"),
    TOO_LARGE("is too large", "数值过大"),
    NO_RATE("'{0}' is no annual rate", "“{0}”不是年利率"),
    NO_SHARE("'{0}' is no fraction from 0 to 1", "“{0}”不是 0 至 1 的比例"),
    NO_DATE("'{0}' is no date (yyyy-MM-dd HH:mm:ss)", "“{0}”不是日期（yyyy-MM-dd HH:mm:ss）"),
    OUTSIDE_YEARS("'{0}' is outside 1990 to 2099", "“{0}”不在 1990 至 2099 年之间"),
    NO_USER_TYPE("'{0}' is neither 1 (natural person) nor 2 (company)", "“{0}”既不是 1（自然人）也不是 2（企业）"),
    NEITHER_YES_NOR_NO("'{0}' is neither yes nor no", "“{0}”既不是 yes 也不是 no"),
    NONE_OF("'{0}' is none of {1}", "“{0}”不在允许的取值之内：{1}"),
    NO_HASH("is no SHA-256 hash (64 hex digits)", "不是 SHA-256 摘要（64 位十六进制）"),
    UNREADABLE("contains control characters or half a character", "含有控制字符或残缺字符"),
    NO_SINGLE_VALUE("is no single value", "不是单个值"),
    OTHER_SENDER("is not that of the envelope", "与报文头不一致"),
    NO_JSON("is no JSON: {0}", "不是 JSON：{0}"),
    NO_OBJECT("is no JSON object", "不是 JSON 对象");

    private final String en;
    private final String zh;
    private final Pattern written;

    RefusalCode(String en, String zh) {
        this.en = en;
        this.zh = zh;
        String literal = Pattern.quote(en);
        // Greedy: what is quoted may itself read like a sentence, and the end of the whole decides.
        this.written =
                Pattern.compile(literal.replace("{0}", "\\E(.*)\\Q").replace("{1}", "\\E(.*)\\Q"), Pattern.DOTALL);
    }

    public String en() {
        return en;
    }

    public String zh() {
        return zh;
    }

    /** Matches what the English sentence reads like once filled in; a group for each parameter. */
    Pattern written() {
        return written;
    }
}
