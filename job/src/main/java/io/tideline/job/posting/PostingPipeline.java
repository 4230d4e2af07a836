package io.tideline.job.posting;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Wires snapshots and activity to rows of {@code posting_windows} and {@code tag_lift}. */
public final class PostingPipeline {
  private PostingPipeline() {}

  /** Attaches the pipeline. */
  public static DataStream<TableRow> attach(DataStream<Event> events) {
    return events
        .flatMap(new SelectFunction())
        .returns(TypeInformation.of(PostingFact.class))
        .uid("posting.select")
        .name("posting.select")
        .keyBy(PostingFact::accountId, Types.STRING)
        .transform(
            "posting.accounts", TableRowSerializer.TYPE, new PostingOperator(new PostingFunction()))
        .uid("posting.accounts");
  }
}
