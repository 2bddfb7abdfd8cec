/** Flink inside this process: starting its jobs where they left off. */
@NullMarked
package io.firewatch.embedded.job;

import org.jspecify.annotations.NullMarked;
