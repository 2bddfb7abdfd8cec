package io.firewatch.model.record;

import io.firewatch.model.Money;

/** 4.1.12 投资明细: a lender's money in and out of a product (2 in, 8 principal back, 9 interest back, 6/7 deposit and
 * withdrawal). {@code product} is empty for deposits and withdrawals. */
public record LendParticulars(String trans, String product, int type, Money amount, String party, long time) {}
