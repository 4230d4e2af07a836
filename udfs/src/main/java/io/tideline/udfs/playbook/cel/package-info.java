/** Conditions of rules: checked when loaded, bounded when run (SEMANTICS §9). */
@NullMarked
package io.tideline.udfs.playbook.cel;

import org.jspecify.annotations.NullMarked;
