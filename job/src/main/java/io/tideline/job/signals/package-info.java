/** How signals go between tasks and into state, whichever pipeline found them. */
@NullMarked
package io.tideline.job.signals;

import org.jspecify.annotations.NullMarked;
