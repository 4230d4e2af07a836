package io.tideline.job.series;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.udfs.event.Alert;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What a pipeline on series gives.
 *
 * @param rows of its windows
 * @param alerts revisions of its alerts
 */
public record SeriesFindings(DataStream<TableRow> rows, DataStream<Alert> alerts) {}
