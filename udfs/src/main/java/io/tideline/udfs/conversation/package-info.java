/** Conversations with customers (SEMANTICS §5). */
@NullMarked
package io.tideline.udfs.conversation;

import org.jspecify.annotations.NullMarked;
