package io.firewatch.benchmarks.secondcity;

import java.time.LocalDateTime;

/** A packaged product (4.1.10). */
record Product(String code, String name, double rate, int term, LocalDateTime start) {}
