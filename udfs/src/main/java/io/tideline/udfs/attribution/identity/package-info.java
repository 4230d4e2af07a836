/**
 * Who touched a brand, who bought, and how the two are found to be one (SEMANTICS §8). Everything
 * here depends on what has happened, not on the order in which it comes to be known.
 */
@NullMarked
package io.tideline.udfs.attribution.identity;

import org.jspecify.annotations.NullMarked;
