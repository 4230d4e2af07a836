/** What may be changed without a redeploy: thresholds and their defaults (SEMANTICS §9). */
@NullMarked
package io.tideline.udfs.playbook;

import org.jspecify.annotations.NullMarked;
