package io.firewatch.web.access;

import io.javalin.security.RouteRole;

/** What a route asks of whoever calls it. Every route declares one; a route without any is closed to all. */
public enum Right implements RouteRole {
    /** No sign-in needed: the sign-in page itself, health, metrics, page assets. */
    ANYONE,
    /** One's own sign-in and password: all that may be done while a one-time password waits to be changed. */
    SELF,
    /** One's own tokens for programs; not by such a token, which could otherwise outlive itself. */
    TOKENS,
    /** To read alerts, institutions and indicators. */
    READ,
    /** To take steps on alerts. */
    TRIAGE,
    /** To decide on a referral or a measure that somebody else proposed. */
    APPROVE,
    /** To draft rules and measures, try them on the city's data and propose them. */
    TUNE(true),
    /** To put somebody else's proposal for a rule in force, or take one back. */
    APPROVE_RULES(true),
    /** To see personal data within a case, for a reason. */
    UNMASK,
    /** To change the register of institutions. */
    REGISTER(true),
    /** To say who may sign in, as what, and for which districts. */
    PEOPLE(true),
    /** To see what was sent to whom, to silence, to say who is on duty, to send again and to call a drill. */
    NOTIFY(true),
    /** To say where messages go: whoever may can have every alert sent anywhere. */
    CHANNELS(true),
    /** To read the audit log. */
    AUDIT(true);

    private final boolean ofTheWholeCity;

    Right() {
        this(false);
    }

    Right(boolean ofTheWholeCity) {
        this.ofTheWholeCity = ofTheWholeCity;
    }

    /** Whether it reaches beyond districts, so that nobody has it who sees some districts only. */
    boolean isOfTheWholeCity() {
        return ofTheWholeCity;
    }
}
