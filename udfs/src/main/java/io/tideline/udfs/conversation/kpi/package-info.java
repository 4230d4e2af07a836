/** The hourly figures of conversations (SEMANTICS §5): how they are counted and summed up. */
@NullMarked
package io.tideline.udfs.conversation.kpi;

import org.jspecify.annotations.NullMarked;
