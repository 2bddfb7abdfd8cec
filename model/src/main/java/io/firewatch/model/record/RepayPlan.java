package io.firewatch.model.record;

import io.firewatch.model.Money;

/** 4.1.4 还款计划: one instalment; {@code issue} runs from 1 to {@code totalIssue}. */
public record RepayPlan(
        String loan,
        String party,
        int totalIssue,
        int issue,
        String plan,
        Money principal,
        Money interest,
        Money serviceCharge,
        long dueAt) {}
