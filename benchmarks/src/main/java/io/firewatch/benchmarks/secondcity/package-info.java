/**
 * A second city, invented from the supervision rules and the reporting protocol alone, so that rules are measured on
 * books they were not written against. Every breach and every lawful look-alike it plants is data.
 */
@NullMarked
package io.firewatch.benchmarks.secondcity;

import org.jspecify.annotations.NullMarked;
