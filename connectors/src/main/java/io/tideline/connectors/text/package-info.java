/** Text models in files. */
@NullMarked
package io.tideline.connectors.text;

import org.jspecify.annotations.NullMarked;
