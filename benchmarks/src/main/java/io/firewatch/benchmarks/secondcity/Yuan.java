package io.firewatch.benchmarks.secondcity;

import java.math.BigDecimal;

/** Fen to the yuan text of the protocol, and yuan to fen. */
final class Yuan {
    private Yuan() {}

    static String of(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    static long fen(long yuan) {
        return yuan * 100;
    }
}
