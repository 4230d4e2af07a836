/** The playbook's rules: which signal calls for which action (SEMANTICS §9). */
@NullMarked
package io.tideline.udfs.playbook.rule;

import org.jspecify.annotations.NullMarked;
