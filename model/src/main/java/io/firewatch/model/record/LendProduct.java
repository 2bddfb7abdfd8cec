package io.firewatch.model.record;

import io.firewatch.model.Rate;
import org.jspecify.annotations.Nullable;

/**
 * 4.1.10 产品信息: a packaged product; {@code term} in days (服务期限), 0 or 1 for on-demand ones, null where the lender left it
 * out (-1, A.8).
 */
public record LendProduct(String product, long startedAt, String name, Rate rate, @Nullable Integer term) {}
