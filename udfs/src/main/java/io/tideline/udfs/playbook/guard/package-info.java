/**
 * What keeps automation from saying too much: limits, quiet hours, people in charge (SEMANTICS §9).
 */
@NullMarked
package io.tideline.udfs.playbook.guard;

import org.jspecify.annotations.NullMarked;
