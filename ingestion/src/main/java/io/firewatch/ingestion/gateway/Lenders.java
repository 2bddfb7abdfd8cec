package io.firewatch.ingestion.gateway;

import io.firewatch.ingestion.identity.BureauKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Tells whether a request comes from a registered lender that knows its shared secret (A.3). */
final class Lenders {
    private final DataSource record;
    private final BureauKeys keys;

    Lenders(DataSource record, BureauKeys keys) {
        this.record = record;
        this.keys = keys;
    }

    /**
     * Answers the lender's code. Throws {@link RefusedException} when the version is not ours, the lender unknown or the
     * token wrong.
     *
     * @param fields envelope or query: version, sourceCode, timestamp, nonce
     */
    String authenticate(Map<String, String> fields, String apiKey) throws SQLException {
        int version = Token.requireVersion(required(fields, "version"));
        String sourceCode = required(fields, "sourceCode");
        String timestamp = required(fields, "timestamp");
        String nonce = required(fields, "nonce");
        String secret = secret(sourceCode)
                .orElseThrow(() -> new RefusedException(
                        AnswerCode.UNKNOWN_INSTITUTION,
                        "平台编号 " + sourceCode + " 未注册。",
                        "The sourceCode " + sourceCode + " is not registered with the bureau."));
        if (!Token.matches(apiKey, Token.of(sourceCode, version, secret, timestamp, nonce))) {
            throw new RefusedException(
                    AnswerCode.BAD_TOKEN,
                    "接口, 拼接 token 错误！",
                    "The apiKey does not fit sourceCode, version, shared secret, timestamp and nonce.");
        }
        return sourceCode;
    }

    private static String required(Map<String, String> fields, String field) {
        String value = fields.getOrDefault(field, "");
        if (value.isEmpty()) {
            throw new RefusedException(
                    AnswerCode.BAD_FIELD, "缺少字段 " + field + "。", "The field " + field + " is missing.");
        }
        return value;
    }

    private Optional<String> secret(String sourceCode) throws SQLException {
        try (Connection connection = record.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT secret FROM registry.institution WHERE code = ?")) {
            query.setString(1, sourceCode);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Optional.of(keys.decrypt(found.getBytes(1))) : Optional.empty();
            }
        }
    }
}
