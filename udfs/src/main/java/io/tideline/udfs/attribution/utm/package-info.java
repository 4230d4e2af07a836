/**
 * Campaign parameters as they are sent, how they are made comparable, and what is wrong with them
 * (SEMANTICS §8).
 */
@NullMarked
package io.tideline.udfs.attribution.utm;

import org.jspecify.annotations.NullMarked;
