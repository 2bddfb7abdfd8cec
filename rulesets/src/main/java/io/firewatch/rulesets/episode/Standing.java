package io.firewatch.rulesets.episode;

/** What a rule says of a subject on a day. */
public enum Standing {
    /** It holds. */
    ALERT,
    /** It does not hold, or does not apply. */
    NOTHING,
    /** The subject has not been observed for as long as the rule asks for. */
    SHORT_HISTORY,
    /** Something the rule asks about cannot be said. */
    UNKNOWN,
    /** It holds, and an exception says that this is no alert. */
    EXCEPTED
}
