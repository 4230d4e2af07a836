/** Which touches led to an order, and what each is credited with (SEMANTICS §8). */
@NullMarked
package io.tideline.udfs.attribution;

import org.jspecify.annotations.NullMarked;
