package io.firewatch.model.record;

import io.firewatch.model.Money;
import io.firewatch.model.Rate;

/** 4.1.8 承接转让: the buyer's new claim. */
public record UnderTake(
        String newClaim,
        String transfer,
        String claim,
        String party,
        Money amount,
        Money interest,
        Money floatMoney,
        Rate rate,
        long takenAt,
        Money redPacket) {}
