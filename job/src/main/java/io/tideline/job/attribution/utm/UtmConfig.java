package io.tideline.job.attribution.utm;

import java.io.Serializable;

/**
 * What the pipeline is told.
 *
 * @param namingPattern a regular expression (RE2) that campaigns have to match; empty for any name
 */
public record UtmConfig(String namingPattern) implements Serializable {}
