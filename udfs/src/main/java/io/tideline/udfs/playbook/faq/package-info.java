/** Which prepared answer a question asks for (SEMANTICS §9). */
@NullMarked
package io.tideline.udfs.playbook.faq;

import org.jspecify.annotations.NullMarked;
