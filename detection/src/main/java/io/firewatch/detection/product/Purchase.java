package io.firewatch.detection.product;

/** Lender money into ({@code fen} positive, LD.2) or principal out of (negative, LD.8) a product. */
public record Purchase(String party, int day, long fen, long seq) {}
