package io.firewatch.model.record;

import io.firewatch.model.Money;

/** 4.1.7 转让状态: {@code status} 2 is the successful one and carries the principal transferred. */
public record TransferStatus(String transfer, int status, Money amount, Money floatMoney, long changedAt) {}
