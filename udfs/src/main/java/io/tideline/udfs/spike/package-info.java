/**
 * Volumes and their spikes: what is counted, how it is compared, when an alert fires (SEMANTICS
 * §2).
 */
@NullMarked
package io.tideline.udfs.spike;

import org.jspecify.annotations.NullMarked;
