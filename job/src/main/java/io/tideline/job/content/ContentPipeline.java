package io.tideline.job.content;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Wires snapshots to what videos are worth, and accounts' weeks. */
public final class ContentPipeline {
  private static final TypeInformation<AccountChange> CHANGE =
      TypeInformation.of(AccountChange.class);

  private ContentPipeline() {}

  /** Attaches the pipeline to events; it goes by the playbooks. */
  public static ContentFindings attach(
      DataStream<Event> events, DataStream<PlaybookUpdate> playbooks, ContentConfig config) {
    SingleOutputStreamOperator<TableRow> videos =
        events
            .filter(event -> event.type() == EventType.VIDEO_SNAPSHOT)
            .uid("content.select")
            .name("content.select")
            .keyBy(VideoKey::of, TypeInformation.of(VideoKey.class))
            .connect(playbooks.broadcast())
            .transform(
                "content.videos",
                TableRowSerializer.TYPE,
                new SnapshotOperator(new SnapshotFunction(config)))
            .uid("content.videos");
    return new ContentFindings(
        videos.union(accounts(videos.getSideOutput(SnapshotFunction.WEEKS))),
        videos.getSideOutput(SnapshotFunction.SIGNALS),
        videos.getSideOutput(SnapshotFunction.STANDINGS));
  }

  private static DataStream<TableRow> accounts(DataStream<WeekChange> changes) {
    SingleOutputStreamOperator<AccountChange> sums =
        changes.transform("content.sum", CHANGE, new WeekSumOperator()).uid("content.sum");
    DataStream<AccountChange> tops =
        sums.getSideOutput(WeekSumOperator.VIEWS)
            .keyBy(ShardKey::of, TypeInformation.of(ShardKey.class))
            .transform("content.top", CHANGE, new IssuingOperator<>(new TopFunction()))
            .uid("content.top");
    return sums.union(tops)
        .keyBy(AccountChange::account, TypeInformation.of(AccountKey.class))
        .transform(
            "content.accounts",
            TableRowSerializer.TYPE,
            new IssuingOperator<>(new AccountFunction()))
        .uid("content.accounts");
  }
}
