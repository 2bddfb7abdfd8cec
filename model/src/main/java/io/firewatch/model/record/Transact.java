package io.firewatch.model.record;

import io.firewatch.model.Money;

/** 4.1.9 交易流水: money that moved; negative only for 冲正. {@code type} is a code of A.10; ids are empty where the
 * protocol sends -1. */
public record Transact(
        String trans,
        String loan,
        String claim,
        String transfer,
        String plan,
        int type,
        Money amount,
        String party,
        long time,
        String bankTrans) {}
