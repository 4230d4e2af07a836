/** When an account answers, and what that makes of a deadline (SEMANTICS §5). */
@NullMarked
package io.tideline.udfs.conversation.hours;

import org.jspecify.annotations.NullMarked;
