/** What campaigns cost and brought, day by day (SEMANTICS §8, campaign_daily). */
@NullMarked
package io.tideline.udfs.attribution.roi;

import org.jspecify.annotations.NullMarked;
