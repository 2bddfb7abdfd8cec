package io.firewatch.benchmarks.secondcity;

/** Who guarantees a loan: comma-separated names, documents and licence flags (0 = licensed), as the protocol has them. */
record Guarantee(int securityType, int count, String names, String documents, String licences) {
    static final Guarantee NONE = new Guarantee(-1, -1, "-1", "-1", "-1");

    static Guarantee licensed(Someone company) {
        return new Guarantee(5, 1, company.name(), company.document(), "0");
    }

    static Guarantee unlicensed(Someone company) {
        return new Guarantee(5, 1, company.name(), company.document(), "1");
    }
}
