package io.firewatch.model.record;

/** 4.1.11 产品配置: which claim sits in which product for which lender. */
public record LendProductConfig(String config, String claim, String product, String party, String loan) {}
