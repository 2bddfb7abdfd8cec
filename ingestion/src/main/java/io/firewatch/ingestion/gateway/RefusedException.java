package io.firewatch.ingestion.gateway;

/** A request that is refused as a whole: nothing of it is stored. Carries the code and what to tell the lender. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final AnswerCode code;

    /** The sentence in both languages; lenders' programmers read either. */
    RefusedException(AnswerCode code, String zh, String en) {
        // A refusal is an answer, not a fault: no stack trace, which also makes a flood of them cheap.
        super(zh + " " + en, null, false, false);
        this.code = code;
    }

    AnswerCode code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
