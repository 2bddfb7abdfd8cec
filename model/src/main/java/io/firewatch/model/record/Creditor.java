package io.firewatch.model.record;

import io.firewatch.model.Money;
import io.firewatch.model.Rate;
import org.jspecify.annotations.Nullable;

/** 4.1.5 初始债权: a lender's slice of a loan. {@code amount} excludes the red packet. */
public record Creditor(
        String claim,
        String loan,
        String party,
        Money amount,
        Rate rate,
        long startedAt,
        Money redPacket,
        @Nullable Integer lockedUntilDay) {}
