package io.tideline.job.conversations;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.governance.ErasureStream;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.conversation.ConversationStep;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** Wires events to conversations and their alerts. */
public final class ConversationsPipeline {
  private ConversationsPipeline() {}

  /** Attaches the pipeline to events whose texts have been read; it goes by the playbooks. */
  public static ConversationFindings attach(
      DataStream<Event> events,
      DataStream<PlaybookUpdate> playbooks,
      ErasureStream erasures,
      ConversationsConfig config) {
    TypeInformation<PlaybookUpdate> update = TypeInformation.of(PlaybookUpdate.class);
    var told = ErasureStream.told(playbooks, update, "conversations.episodes").broadcast();
    SingleOutputStreamOperator<TableRow> rows =
        events
            .flatMap(ConversationsPipeline::select)
            .returns(TypeInformation.of(ConversationStep.class))
            .uid("conversations.select")
            .name("conversations.select")
            .keyBy(ConversationStep::conversationId, Types.STRING)
            .connect(erasures.with(told, update, "conversations.episodes"))
            .transform(
                "conversations.episodes",
                TableRowSerializer.TYPE,
                new ConversationOperator(new ConversationFunction(config), config).withErasures())
            .uid("conversations.episodes");
    return new ConversationFindings(
        rows,
        rows.getSideOutput(ConversationFunction.ALERTS),
        rows.getSideOutput(ConversationFunction.FACTS),
        rows.getSideOutput(ConversationFunction.TOUCHES));
  }

  private static void select(Event event, Collector<ConversationStep> out) {
    ConversationStep step = ConversationStep.of(event);
    if (step != null) {
      out.collect(step);
    }
  }
}
