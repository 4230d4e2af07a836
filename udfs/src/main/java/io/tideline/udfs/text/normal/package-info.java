/** A text as the models read it: one form for the many ways of typing the same thing. */
@NullMarked
package io.tideline.udfs.text.normal;

import org.jspecify.annotations.NullMarked;
