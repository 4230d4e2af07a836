package io.tideline.job.ingest;

import io.tideline.connectors.codec.Decoded;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Wires decoded records to events: clock, parting, de-duplication. */
public final class IngestPipeline {
  /** The type of every stream of events. */
  public static final TypeInformation<Event> EVENT =
      new WireTypeInfo<>(Event.class, new EventSerializer());

  private IngestPipeline() {}

  /** Attaches ingest to what a source has decoded. */
  public static Ingested attach(
      SingleOutputStreamOperator<Decoded> decoded,
      IngestConfig config,
      InputReachability reachability) {
    SingleOutputStreamOperator<Event> valid =
        decoded
            .transform(
                "ingest.clock",
                TypeInformation.of(Decoded.class),
                new EventClockOperator(config.time(), reachability))
            .uid("ingest.clock")
            .setParallelism(decoded.getParallelism())
            .process(new IngestFunction())
            .returns(EVENT)
            .uid("ingest.part")
            .name("ingest.part")
            .setParallelism(decoded.getParallelism());
    SingleOutputStreamOperator<Event> once =
        valid
            .keyBy(EventId::shardOf, Types.INT)
            .transform("ingest.deduplicate", EVENT, new DeduplicateOperator(config.dedup()))
            .uid("ingest.deduplicate");
    DataStream<DeadLetter> unusable = valid.getSideOutput(IngestFunction.DEAD_LETTERS);
    return new Ingested(once, unusable.union(once.getSideOutput(DeduplicateOperator.LATE)));
  }
}
