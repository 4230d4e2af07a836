/** Says of automated decisions what was decided, why, and what became of it (SEMANTICS §10). */
@NullMarked
package io.tideline.job.cli.audit;

import org.jspecify.annotations.NullMarked;
