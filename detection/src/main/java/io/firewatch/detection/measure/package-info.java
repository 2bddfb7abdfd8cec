/**
 * Measures while the job runs: {@link io.firewatch.detection.measure.MeasureReader} reads each record, and for a measure
 * that is new all records there ever were; {@link io.firewatch.detection.measure.FactVersions} replaces what a later
 * version of a record corrects; {@link io.firewatch.detection.measure.MeasureBook} tells the values, day by day.
 */
@NullMarked
package io.firewatch.detection.measure;

import org.jspecify.annotations.NullMarked;
