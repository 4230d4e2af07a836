package io.tideline.job.spikes;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.ingest.WireTypeInfo;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.job.series.SeriesFindings;
import io.tideline.job.series.SeriesOperator;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.LiveGift;
import io.tideline.udfs.spike.CountedSeries;
import io.tideline.udfs.spike.SeriesKey;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Wires events to volumes and their alerts. */
public final class VolumePipeline {
  private VolumePipeline() {}

  /** Attaches the pipeline to the events; it goes by the playbooks. */
  public static SeriesFindings attach(
      DataStream<Event> events, DataStream<PlaybookUpdate> playbooks, VolumeConfig config) {
    TypeInformation<HourDelta> deltaType =
        new WireTypeInfo<>(HourDelta.class, new HourDeltaSerializer());
    DataStream<HourDelta> counted =
        events
            .transform("volume.count", deltaType, new CountOperator(config.flushIntervalMillis()))
            .uid("volume.count");
    DataStream<HourDelta> streaks =
        events
            .filter(event -> CountedSeries.streakOf(event) != null)
            .uid("volume.streak-gifts")
            .name("volume.streak-gifts")
            .keyBy(VolumePipeline::streakOf, TypeInformation.of(StreakKey.class))
            .process(new StreakFunction())
            .returns(deltaType)
            .uid("volume.streaks")
            .name("volume.streaks");
    SingleOutputStreamOperator<TableRow> rows =
        counted
            .union(streaks)
            .keyBy(HourDelta::key, TypeInformation.of(SeriesKey.class))
            .connect(playbooks.broadcast())
            .transform(
                "volume.series",
                TableRowSerializer.TYPE,
                new SeriesOperator<>(new VolumeFunction(config)))
            .uid("volume.series");
    return new SeriesFindings(rows, rows.getSideOutput(VolumeFunction.ALERTS));
  }

  private static StreakKey streakOf(Event event) {
    LiveGift gift = Objects.requireNonNull(event.liveGift());
    return new StreakKey(
        event.accountId(),
        event.platform(),
        gift.liveId(),
        Objects.requireNonNull(gift.streakId()));
  }
}
