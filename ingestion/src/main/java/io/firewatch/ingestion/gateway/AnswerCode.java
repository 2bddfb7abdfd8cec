package io.firewatch.ingestion.gateway;

/**
 * The codes of our answers. 0000, 1005, 1200, 1502, 1506 and 1512 are the protocol's (A.5); its full table is lost, so
 * the others are ours and stand in docs/gateway-codes.md.
 */
enum AnswerCode {
    ACCEPTED("0000"),
    BAD_TOKEN("1005"),
    NOT_JSON("1200"),
    BODY_INCOMPLETE("1201"),
    BODY_TOO_LARGE("1202"),
    BAD_FORM("1203"),
    BAD_FIELD("1204"),
    UNKNOWN_INSTITUTION("1501"),
    WRONG_INF_TYPE("1502"),
    WRONG_TOTAL("1503"),
    WRONG_COUNT("1504"),
    RETIRED("1505"),
    INTERNAL("1506"),
    UNKNOWN_ENDPOINT("1507"),
    BUSY("1508"),
    REPEATED("1512");

    private final String code;

    AnswerCode(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
