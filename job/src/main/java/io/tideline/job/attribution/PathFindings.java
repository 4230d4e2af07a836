package io.tideline.job.attribution;

import io.tideline.udfs.attribution.LostPath;
import io.tideline.udfs.attribution.OrderPath;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What attribution finds before credits.
 *
 * @param orders the path of each order, and each correction of it
 * @param lost paths that ended without an order
 */
public record PathFindings(DataStream<OrderPath> orders, DataStream<LostPath> lost) {}
