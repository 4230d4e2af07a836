/** Training: from labelled texts to models, the same every time. */
@NullMarked
package io.tideline.udfs.text.train;

import org.jspecify.annotations.NullMarked;
