package io.tideline.job.attribution.utm;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Wires touches and costs to rows of {@code utm_issues}. */
public final class UtmPipeline {
  private UtmPipeline() {}

  /** Attaches the pipeline. */
  public static DataStream<TableRow> attach(DataStream<Event> events, UtmConfig config) {
    return events
        .transform("utm.count", TypeInformation.of(UtmTally.class), new UtmTallyOperator())
        .uid("utm.count")
        .keyBy(UtmTally::accountId, Types.STRING)
        .process(new UtmFunction(config))
        .returns(TableRowSerializer.TYPE)
        .uid("utm.issues")
        .name("utm.issues");
  }
}
