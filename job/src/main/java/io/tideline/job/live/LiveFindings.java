package io.tideline.job.live;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.udfs.signal.Signal;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the live pipeline gives.
 *
 * @param rows of {@code live_sessions}
 * @param signals {@code live_gift}
 */
public record LiveFindings(DataStream<TableRow> rows, DataStream<Signal> signals) {}
