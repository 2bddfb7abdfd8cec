package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns a batch into the form body its lender's client would send (reporting-protocol A.2 to A.4). */
public final class Envelope {
    private static final String VERSION = "1.5";
    private static final String VERSION_HEX = "0x96";
    /** The published sample prints hours on a 12-hour clock, and so does everyone who copied it. */
    private static final DateTimeFormatter TWELVE_HOURS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd hh:mm:ss", Locale.ROOT);

    private static final Set<String> NUMBERS = Set.of(
            "userType",
            "userAttr",
            "countries",
            "cardType",
            "userSex",
            "loanRate",
            "amount",
            "surplusAmount",
            "term",
            "payType",
            "loanType",
            "productStatus",
            "totalIssue",
            "issue",
            "curFund",
            "curInterest",
            "curServiceCharge",
            "invAmount",
            "invRate",
            "redpackage",
            "transType",
            "transMoney",
            "rate");

    private Envelope() {}

    /** The whole request body, with a token that is valid for {@code epochMillis}. */
    public static byte[] body(Batch batch, long epochMillis) {
        Lender lender = batch.lender();
        boolean php = lender.style() == ClientStyle.PHP;
        String timestamp = String.valueOf(php ? epochMillis / 1000 * 1000 : epochMillis);
        String number = number(batch);
        String nonce = Integer.toHexString((number + timestamp).hashCode());
        FormBody body = new FormBody(php);
        body.literal("apiKey=").literal(token(lender, timestamp, nonce)).literal("&msg=");
        body.json("{");
        field(body, "version", VERSION).json(",");
        field(body, "batchNum", number).json(",");
        field(body, "checkCode", checkCode(batch, timestamp)).json(",");
        numeric(body, "totalNum", String.valueOf(batch.facts().size()), php).json(",");
        LocalDateTime sent = LocalDateTime.ofInstant(java.time.Instant.ofEpochMilli(epochMillis), BusinessTime.ZONE);
        field(body, "sentTime", TWELVE_HOURS.format(sent)).json(",");
        field(body, "sourceCode", lender.code()).json(",");
        numeric(body, "infType", String.valueOf(batch.type().infType()), php).json(",");
        numeric(body, "dataType", "1", php).json(",");
        numeric(body, "timestamp", timestamp, php).json(",");
        field(body, "nonce", nonce).json(",");
        body.json("\"dataList\":[");
        boolean first = true;
        for (Fact fact : batch.facts()) {
            List<String> names = fact.names();
            body.json(first ? "{" : ",{");
            first = false;
            field(body, "version", VERSION).json(",");
            field(body, "sourceCode", lender.code());
            for (int i = 0; i < names.size(); i++) {
                body.json(",");
                value(body, names.get(i), fact.values().get(i), php);
            }
            body.json("}");
        }
        return body.json("]}").toBytes();
    }

    /** Unique per lender and type, and the same in every run: a batch sent again is recognised (1512). */
    public static String number(Batch batch) {
        String date = BusinessTime.printDay(BusinessTime.day(batch.tradeDay())).replace("-", "");
        int type = batch.type().infType();
        String head = batch.lender().code() + "_" + date;
        return switch (batch.lender().style()) {
            case OFFICIAL -> head + batch.days() + "_" + String.format(Locale.ROOT, "%02d%03d", type, batch.number());
            case PHP -> head + batch.days() + "_" + String.format(Locale.ROOT, "%05d", type * 100_000 + batch.number());
            case TERSE -> head + "0_" + batch.number() + type;
            // What its clock said when it began: any 13 digits that never repeat will do.
            case SAMPLE ->
                head + "_" + String.format(Locale.ROOT, "15%08d%03d", type * 100_000 + batch.number(), batch.days());
        };
    }

    static String token(Lender lender, String timestamp, String nonce) {
        return hex("SHA-256", lender.code() + VERSION_HEX + lender.secret() + timestamp + nonce);
    }

    private static String checkCode(Batch batch, String timestamp) {
        if (batch.lender().style() == ClientStyle.PHP || batch.lender().style() == ClientStyle.TERSE) {
            return hex("MD5", timestamp);
        }
        return hex("MD5", javaList(batch));
    }

    /** The text Java prints for a list of maps. */
    static String javaList(Batch batch) {
        StringBuilder text = new StringBuilder(batch.facts().size() * 300).append('[');
        for (Fact fact : batch.facts()) {
            List<String> names = fact.names();
            text.append(text.length() == 1 ? "{" : ", {");
            text.append("version=")
                    .append(VERSION)
                    .append(", sourceCode=")
                    .append(batch.lender().code());
            for (int i = 0; i < names.size(); i++) {
                String value = fact.values().get(i);
                boolean accounts = names.get(i).equals("userList");
                text.append(", ").append(names.get(i)).append('=');
                text.append(accounts ? "[{userBankAccount=" + value + "}]" : value);
            }
            text.append('}');
        }
        return text.append(']').toString();
    }

    private static void value(FormBody body, String name, String value, boolean php) {
        if (name.equals("userList")) {
            body.json("\"userList\":[{");
            field(body, "userBankAccount", value).json("}]");
        } else {
            numeric(body, name, value, php && NUMBERS.contains(name));
        }
    }

    private static FormBody field(FormBody body, String name, String value) {
        return body.string(name).json(":").string(value);
    }

    private static FormBody numeric(FormBody body, String name, String value, boolean number) {
        return number ? body.string(name).json(":").json(value) : field(body, name, value);
    }

    private static String hex(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks " + algorithm, e);
        }
    }
}
