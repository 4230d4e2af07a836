/** Prepared texts, filled with names as text and nothing else (SEMANTICS §9). */
@NullMarked
package io.tideline.udfs.playbook.template;

import org.jspecify.annotations.NullMarked;
