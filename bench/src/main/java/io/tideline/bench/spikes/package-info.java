/**
 * Ways of telling spikes, held against each other on labelled counts by the score of the Numenta
 * Anomaly Benchmark, each with its free choice made on the other series (docs/spikes.md).
 */
@NullMarked
package io.tideline.bench.spikes;

import org.jspecify.annotations.NullMarked;
