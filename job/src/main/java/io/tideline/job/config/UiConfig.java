package io.tideline.job.config;

import java.io.Serializable;

/**
 * Flink's web page of a local run.
 *
 * @param port its TCP port; 0 takes any free one
 */
public record UiConfig(int port) implements Serializable {}
