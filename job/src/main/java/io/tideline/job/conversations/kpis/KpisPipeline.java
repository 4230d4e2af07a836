package io.tideline.job.conversations.kpis;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.conversation.kpi.KpiKey;
import io.tideline.udfs.conversation.kpi.MessageFacts;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Wires messages and facts of episodes to rows of {@code conversation_kpis_hourly}. */
public final class KpisPipeline {
  private KpisPipeline() {}

  /**
   * Attaches the pipeline.
   *
   * @param events whose texts have been read
   * @param episodes what conversations tell: openings, first replies, closings, reopenings
   */
  public static DataStream<TableRow> attach(
      DataStream<Event> events, DataStream<KpiFact> episodes) {
    return counted(events, "kpis.count-messages", MessageFacts::of)
        .union(counted(episodes, "kpis.count-episodes", (fact, facts) -> facts.accept(fact)))
        .keyBy(KpiDelta::key, TypeInformation.of(KpiKey.class))
        .transform("kpis.hours", TableRowSerializer.TYPE, new KpiOperator(new KpiFunction()))
        .uid("kpis.hours");
  }

  private static <T> DataStream<KpiDelta> counted(
      DataStream<T> stream, String name, FactReader<T> reader) {
    return stream
        .transform(name, TypeInformation.of(KpiDelta.class), new KpiCountOperator<>(reader))
        .uid(name);
  }
}
