/**
 * How surprising a count is for its own series (SEMANTICS §2, adaptive detector): one pass,
 * constant time and bounded state a series, no look at later counts. {@link
 * io.tideline.udfs.spike.adaptive.AdaptiveDetector} is the way in; docs/spikes.md has the method
 * and how it was chosen.
 */
@NullMarked
package io.tideline.udfs.spike.adaptive;

import org.jspecify.annotations.NullMarked;
