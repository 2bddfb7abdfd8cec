package io.firewatch.web.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is logged. The database itself logs {@link #TRIAGE}, {@link #RULE} and {@link #RULE_DRAFT}, whichever code writes them. */
public enum AuditAction {
    SIGN_IN,
    SIGN_IN_FAILED,
    SIGN_OUT,
    PASSWORD_CHANGED,
    PERSON_CREATED,
    PERSON_CHANGED,
    PASSWORD_RESET,
    SESSIONS_ENDED,
    TOKEN_MADE,
    TOKEN_REVOKED,
    TRIAGE,
    RULE,
    /** A draft of a rule was judged over the stored feed, or that was asked for or ended. */
    RULE_REPLAY,
    /** A step on a proposal for a rule; logged by the database, too. */
    RULE_DRAFT,
    REGISTRY,
    /** Somebody asked to see personal data of a case. */
    UNMASK,
    /** Personal data was shown. */
    PERSONAL_DATA,
    /** A person was looked up across lenders, by identity or document. */
    PERSON_LOOKUP,
    AUDIT_EXPORT,
    /** Where messages go. */
    NOTIFICATION_CHANNEL,
    NOTIFICATION_RECEIVER,
    NOTIFICATION_TEST,
    NOTIFICATION_RESENT,
    SILENCE,
    SHIFT,
    DRILL,
    /** An administrator handed a lender a password for its page at the gateway, or took its account away. */
    LENDER_PASSWORD,
    /** What lenders do at the gateway, which writes these lines itself; the actor is the lender's code. */
    LENDER_SIGN_IN,
    LENDER_SIGN_IN_FAILED,
    LENDER_PASSWORD_CHANGED;

    /** The word in JSON and SQL: {@code sign-in}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(AuditAction::id).toList();
    }
}
