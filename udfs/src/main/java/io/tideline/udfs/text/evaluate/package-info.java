/** How good the models are, measured on labelled texts. */
@NullMarked
package io.tideline.udfs.text.evaluate;

import org.jspecify.annotations.NullMarked;
