package io.firewatch.model.record;

import io.firewatch.model.Rate;

/** 4.1.10 产品信息: a packaged product; {@code term} in days (服务期限), 0 or 1 for on-demand ones. */
public record LendProduct(String product, long startedAt, String name, Rate rate, int term) {}
