/**
 * The configuration of a run: one YAML file and {@code --set} overrides, parsed once into validated
 * records. {@link io.tideline.job.config.ConfigKeys} is the single list of keys; {@code
 * docs/configuration.md} is generated from it.
 */
@NullMarked
package io.tideline.job.config;

import org.jspecify.annotations.NullMarked;
