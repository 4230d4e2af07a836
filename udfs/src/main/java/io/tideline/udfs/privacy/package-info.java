/** People without their names: pseudonyms in the place of ids (SEMANTICS §10). */
@NullMarked
package io.tideline.udfs.privacy;

import org.jspecify.annotations.NullMarked;
