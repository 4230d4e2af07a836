package io.tideline.job.sentiment;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.ingest.WireTypeInfo;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.job.series.SeriesFindings;
import io.tideline.job.series.SeriesOperator;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.spike.SeriesKey;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Wires events to rolling sentiment and its alerts. */
public final class SentimentPipeline {
  private SentimentPipeline() {}

  /** Attaches the pipeline to events whose texts have been read; it goes by the playbooks. */
  public static SeriesFindings attach(
      DataStream<Event> events, DataStream<PlaybookUpdate> playbooks, SentimentConfig config) {
    TypeInformation<ScoreDelta> deltaType =
        new WireTypeInfo<>(ScoreDelta.class, new ScoreDeltaSerializer());
    SingleOutputStreamOperator<TableRow> rows =
        events
            .transform("sentiment.sum", deltaType, new ScoreOperator(config.flushIntervalMillis()))
            .uid("sentiment.sum")
            .keyBy(ScoreDelta::key, TypeInformation.of(SeriesKey.class))
            .connect(playbooks.broadcast())
            .transform(
                "sentiment.series",
                TableRowSerializer.TYPE,
                new SeriesOperator<>(new SentimentFunction(config)))
            .uid("sentiment.series");
    return new SeriesFindings(rows, rows.getSideOutput(SentimentFunction.ALERTS));
  }
}
