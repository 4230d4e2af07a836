package io.tideline.job.experiments;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.udfs.signal.Signal;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What experiments say.
 *
 * @param rows of {@code experiments}
 * @param signals decisions, for the playbook
 */
public record ExperimentFindings(DataStream<TableRow> rows, DataStream<Signal> signals) {}
