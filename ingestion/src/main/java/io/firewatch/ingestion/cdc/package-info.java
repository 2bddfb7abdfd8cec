/**
 * The record as streams: what Flink CDC reads from PostgreSQL's write-ahead log, typed, without JSON and without Kryo.
 */
@NullMarked
package io.firewatch.ingestion.cdc;

import org.jspecify.annotations.NullMarked;
