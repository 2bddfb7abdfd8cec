package io.firewatch.detection.ties;

import io.firewatch.model.record.FeedRecord;

/** A record on its way to one of the parties it is about. */
public record AboutParty(String party, FeedRecord record) {}
