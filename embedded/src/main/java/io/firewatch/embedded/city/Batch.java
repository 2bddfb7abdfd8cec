package io.firewatch.embedded.city;

import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import java.util.List;

/**
 * What one lender sends in one request: records of one type. {@code tradeDay} is the first day covered, {@code days} how
 * many business days, {@code number} the lender's own counter for that day and type: together they make a batch number
 * that is the same in every run.
 */
public record Batch(Lender lender, RecordType type, LocalDate tradeDay, int days, int number, List<Fact> facts) {}
