package io.tideline.job.content;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.udfs.content.VideoStanding;
import io.tideline.udfs.signal.Signal;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the content pipeline finds.
 *
 * @param rows of {@code video_metrics}, {@code video_weekly}, {@code account_weekly}
 * @param signals of videos' figures, once per video and reason
 * @param standings how far each video came, when that changes and from time to time
 */
public record ContentFindings(
    DataStream<TableRow> rows, DataStream<Signal> signals, DataStream<VideoStanding> standings) {}
