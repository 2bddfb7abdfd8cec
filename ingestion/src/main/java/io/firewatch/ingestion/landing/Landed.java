package io.firewatch.ingestion.landing;

/** A batch that is committed; its records carry the sequence numbers from first to last (0 and -1 when it kept none). */
public record Landed(long batch, long firstSeq, long lastSeq) {}
