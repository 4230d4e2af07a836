/** How fast the hot parts are: JMH benchmarks, and the measurements of the whole job. */
@NullMarked
package io.tideline.bench;

import org.jspecify.annotations.NullMarked;
