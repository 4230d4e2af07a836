/** Files: input topics as {@code <topic>.jsonl}, output topics and tables as JSON lines. */
@NullMarked
package io.tideline.connectors.file;

import org.jspecify.annotations.NullMarked;
