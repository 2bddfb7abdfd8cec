package io.firewatch.ingestion.cdc;

import io.firewatch.ingestion.feed.FeedChange;

/**
 * A change on its way to {@link ReceiptOrder}.
 *
 * @param snapshot whether the row was read as it stood, in no particular order, rather than from the log
 */
public record CapturedChange(FeedChange change, boolean snapshot) {}
