package io.tideline.job.outputs;

import io.tideline.connectors.playbook.PlaybookDocument;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Documents that are known before a bounded run starts. */
public final class PlaybookDocuments {
  /** Flink makes no stream of nothing. It takes back what nobody can have published. */
  private static final PlaybookDocument NOTHING = new PlaybookDocument("", null, 0);

  private PlaybookDocuments() {}

  /** A stream that changes nothing. */
  public static DataStream<PlaybookDocument> none(StreamExecutionEnvironment env) {
    return of(env, List.of(NOTHING));
  }

  /** A stream of those. */
  public static DataStream<PlaybookDocument> of(
      StreamExecutionEnvironment env, List<PlaybookDocument> documents) {
    return env.fromData(documents, TypeInformation.of(PlaybookDocument.class))
        .uid("playbook.documents")
        .setParallelism(1)
        .assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks())
        .uid("playbook.source")
        .name("playbook.source")
        .setParallelism(1);
  }
}
