/** JSON in and out: decoding of input records, encoding of output records and table rows. */
@NullMarked
package io.tideline.connectors.codec;

import org.jspecify.annotations.NullMarked;
