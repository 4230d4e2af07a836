/**
 * {@code evaluate --task spikes}: when the detectors would have raised alerts on somebody's own
 * counts, in a table, a list and a picture (CONTRACTS §4).
 */
@NullMarked
package io.tideline.job.cli.spikes;

import org.jspecify.annotations.NullMarked;
