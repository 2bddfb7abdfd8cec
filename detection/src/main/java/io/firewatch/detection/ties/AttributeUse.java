package io.firewatch.detection.ties;

/** One user of an institution has, or no longer has, something that others may have too. {@code seq} tells so. */
public record AttributeUse(
        String institution, String kind, String key, String party, String name, long seq, boolean held) {
    /** A bank account, by key. */
    public static final String ACCOUNT = "account";
    /** A company's registered address, by key. */
    public static final String ADDRESS = "address";
    /** A company's legal representative: a name, by key, and so by far the weakest of these. */
    public static final String LAW_PERSON = "law-person";
    /** Legal representative and address together, which strangers hardly have in common. */
    public static final String SEAT = "seat";
    /** The day a company was registered: agents register shells by the dozen. */
    public static final String REGISTERED = "registered";
}
