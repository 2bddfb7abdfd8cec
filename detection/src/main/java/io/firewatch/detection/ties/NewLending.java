package io.firewatch.detection.ties;

/** Principal lent on a day to borrowers of one region; amounts add up. */
public record NewLending(int day, String region, long fen) {}
