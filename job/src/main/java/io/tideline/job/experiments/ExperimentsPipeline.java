package io.tideline.job.experiments;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.experiment.ExperimentRule;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Wires snapshots to rows of {@code experiments} and to decisions. */
public final class ExperimentsPipeline {
  private ExperimentsPipeline() {}

  /** Attaches the pipeline. */
  public static ExperimentFindings attach(DataStream<Event> events) {
    SingleOutputStreamOperator<TableRow> rows =
        events
            .filter(event -> event.type() == EventType.VIDEO_SNAPSHOT)
            .uid("experiments.snapshots")
            .name("experiments.snapshots")
            .keyBy(event -> event.videoSnapshot().videoId(), Types.STRING)
            .transform(
                "experiments.videos",
                TypeInformation.of(ArmStep.class),
                new VideoOperator(new VideoFunction()))
            .uid("experiments.videos")
            .keyBy(ArmStep::experimentId, Types.STRING)
            .transform(
                "experiments.arms",
                TableRowSerializer.TYPE,
                new ExperimentOperator(new ExperimentFunction(ExperimentRule::judge)))
            .uid("experiments.arms");
    return new ExperimentFindings(rows, rows.getSideOutput(ExperimentFunction.SIGNALS));
  }
}
