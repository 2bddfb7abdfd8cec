package io.firewatch.detection.flow;

/**
 * What an amount of an institution's day counts; money in fen. New kinds go to the end: stored days are read by place.
 * T.k and LD.k as in supervision-rules B.1.
 */
public enum FlowKind {
    /** Loan balance: a level, told as changes that hold from their day on. */
    BALANCE,
    /** Borrowers who owe something: a level. */
    BORROWERS,
    /** T.6 of lenders. */
    DEPOSITED,
    /** T.7 of lenders, positive ones. */
    WITHDRAWN,
    /** T.7 of lenders taken back (冲正), as a positive amount. */
    REVERSED,
    /** Σ over lenders of (T.7 of 7 days, in hundreds of yuan)²: a level. */
    WITHDRAWN_SQUARES,
    /** Lenders whose first T.2, T.17 or LD.2 was on that day: a count. */
    NEW_LENDERS,
    /** T.2. */
    LENT,
    /** T.2 of lenders whose first was less than 30 days before. */
    LENT_BY_NEW,
    /** T.10 + T.41 + T.44. */
    SUBSIDY,
    /** T.8 + T.9. */
    PAID_BACK,
    /** T.17. */
    TAKEN_OVER,
    /** Principal that falls due by plan. */
    MATURING,
    /** Principal offered in transfer and not ended: a level. */
    QUEUED,
    /** Transfers that succeeded: a count. */
    SUCCEEDED,
    /** Transfers that failed: a count. */
    FAILED,
    /** Principal of the claims offered. */
    OFFERED,
    /** floatMoney of the claims offered; a discount is negative. */
    OFFERED_FLOAT,
    /** Principal of initial claims that started. */
    CLAIMED,
    /** A year's return promised on those claims. */
    CLAIMED_RETURN,
    /** T.7 that the custodian paid later than T+3, on the day it did. */
    WITHDRAWN_LATE,
    /** Borrowers who owed for the first time on that day: a count. */
    NEW_BORROWERS
}
