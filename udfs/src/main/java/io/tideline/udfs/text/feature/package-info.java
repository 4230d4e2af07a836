/** What the models see of a text: hashed n-grams, and a few numbers. */
@NullMarked
package io.tideline.udfs.text.feature;

import org.jspecify.annotations.NullMarked;
