package io.tideline.job.conversations.kpis;

import io.tideline.udfs.conversation.kpi.KpiCounts;
import io.tideline.udfs.conversation.kpi.KpiKey;
import io.tideline.udfs.conversation.kpi.ReplyChanges;

/**
 * What one instance has counted of one key in one hour since it last handed on.
 *
 * @param hourMillis beginning of the hour, UTC
 */
public record KpiDelta(KpiKey key, long hourMillis, KpiCounts counts, ReplyChanges replies) {}
