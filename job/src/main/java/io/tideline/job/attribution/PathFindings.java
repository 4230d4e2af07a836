package io.tideline.job.attribution;

import io.tideline.udfs.attribution.LostPath;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.signal.Signal;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What attribution finds before credits.
 *
 * @param orders the path of each order, and each correction of it
 * @param lost paths that ended without an order
 * @param signals {@code order_placed}, of each order once the clock has passed it
 */
public record PathFindings(
    DataStream<OrderPath> orders, DataStream<LostPath> lost, DataStream<Signal> signals) {}
