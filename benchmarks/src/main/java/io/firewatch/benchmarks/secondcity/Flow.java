package io.firewatch.benchmarks.secondcity;

import java.time.LocalDateTime;

/** One transaction of a lender's ledger. {@code neededAt}: when its party must have the money; ids are -1 where none. */
record Flow(
        String trans,
        String loan,
        String claim,
        String transfer,
        String plan,
        int type,
        long fen,
        Someone party,
        LocalDateTime at,
        LocalDateTime neededAt) {}
