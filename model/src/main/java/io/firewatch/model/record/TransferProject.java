package io.firewatch.model.record;

import io.firewatch.model.Money;
import io.firewatch.model.Rate;

/** 4.1.6 转让信息: a claim offered for sale by {@code party}. {@code fromType} 1 = an initial claim, 2 = a taken-over one. */
public record TransferProject(
        String transfer,
        int fromType,
        String claim,
        String party,
        String loan,
        Money amount,
        Rate rate,
        Money floatMoney,
        int offeredDay) {}
