package io.firewatch.embedded.job;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Wires a job's sources, functions and sinks into the environment it is given, without running it. */
@FunctionalInterface
public interface JobDefinition {
    void define(StreamExecutionEnvironment environment);
}
