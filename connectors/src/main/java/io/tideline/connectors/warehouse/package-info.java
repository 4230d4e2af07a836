/** The warehouse: its tables and migrations, rows on their way to it, the writer and the export. */
@NullMarked
package io.tideline.connectors.warehouse;

import org.jspecify.annotations.NullMarked;
