package io.firewatch.detection.party;

/** What is to be told of a day: values in catalogue order, and the records behind them. */
record Observed(double[] values, long[] records) {}
