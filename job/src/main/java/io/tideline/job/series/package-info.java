/**
 * The floor under the pipelines that keep figures of a series by slice: volumes and sentiment
 * (SEMANTICS §1, §2, §4).
 *
 * <p>What an event adds is summed before the exchange ({@link
 * io.tideline.job.series.TallyOperator}), so that one viral video is a record an instance and
 * flush. Behind the exchange a series is kept by day ({@link io.tideline.job.series.DayPages}), is
 * visited in a cache ({@link io.tideline.job.series.SeriesCache}), issues the rows of its windows
 * now and then ({@link io.tideline.job.series.DueRows}) and is judged at the slice ends that can
 * say something ({@link io.tideline.job.series.JudgementTimes}).
 *
 * <p>Cost: an event touches one slice in memory; state is touched once a series, hour and flush,
 * whatever the traffic; nothing depends on how long a window is or how often it slides.
 */
@NullMarked
package io.tideline.job.series;

import org.jspecify.annotations.NullMarked;
