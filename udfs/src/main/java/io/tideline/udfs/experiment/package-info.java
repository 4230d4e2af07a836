/**
 * Which variant of a video wins: tests of proportions, intervals, a test that stays valid while
 * people look, a check of how the traffic was split, and the decision (SEMANTICS §6).
 */
@NullMarked
package io.tideline.udfs.experiment;

import org.jspecify.annotations.NullMarked;
