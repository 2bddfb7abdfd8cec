package io.firewatch.detection.ties;

import io.firewatch.model.record.Affiliation;

/** A tie of the register and the record that says so. */
public record RegisteredTie(Affiliation tie, long seq) {}
