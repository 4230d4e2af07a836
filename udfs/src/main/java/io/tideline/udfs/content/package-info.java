/** What a video's counters amount to (SEMANTICS §6). */
@NullMarked
package io.tideline.udfs.content;

import org.jspecify.annotations.NullMarked;
