/** Data-driven attribution: the removal effect of a Markov chain of order 1 (SEMANTICS §8). */
@NullMarked
package io.tideline.udfs.attribution.markov;

import org.jspecify.annotations.NullMarked;
