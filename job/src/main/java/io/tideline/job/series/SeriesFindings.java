package io.tideline.job.spikes;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.udfs.event.Alert;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the volume pipeline gives.
 *
 * @param rows of {@code volume_hourly} and {@code volume_daily}
 * @param alerts revisions of {@code volume_spike} and {@code sustained_growth}
 */
public record VolumeFindings(DataStream<TableRow> rows, DataStream<Alert> alerts) {}
