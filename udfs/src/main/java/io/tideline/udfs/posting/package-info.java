/**
 * When an account should post, and which hashtags and sounds help it: audiences by the hour of the
 * week, what posts of that hour reached, and how posts with a tag differ from those without
 * (SEMANTICS §6; derived in docs/content.md).
 */
@NullMarked
package io.tideline.udfs.posting;

import org.jspecify.annotations.NullMarked;
