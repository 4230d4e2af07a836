/**
 * Made-up traffic of a few brands: events of every topic in plausible proportions, with the repeats
 * and the broken records that real collectors deliver. Pure: the same seed and the same times give
 * the same records. Nobody in it exists.
 */
@NullMarked
package io.tideline.job.cli.traffic;

import org.jspecify.annotations.NullMarked;
