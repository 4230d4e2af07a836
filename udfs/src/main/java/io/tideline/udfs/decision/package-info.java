/**
 * From signals to triggers (SEMANTICS §9): what is known of a person and of a conversation where a
 * rule is judged, what the guards say of what it asks for, and the trigger that results.
 */
@NullMarked
package io.tideline.udfs.decision;

import org.jspecify.annotations.NullMarked;
