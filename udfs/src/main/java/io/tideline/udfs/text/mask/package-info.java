/** Personal data in text: finding and masking it (SEMANTICS §10). */
@NullMarked
package io.tideline.udfs.text.mask;

import org.jspecify.annotations.NullMarked;
