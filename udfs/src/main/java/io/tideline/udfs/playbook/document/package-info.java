/** The playbook as a document: reading it, checking it, describing it (SEMANTICS §9). */
@NullMarked
package io.tideline.udfs.playbook.document;

import org.jspecify.annotations.NullMarked;
