package io.tideline.job.outputs;

import io.tideline.connectors.codec.DeadLetterJson;
import io.tideline.connectors.kafka.OutputTopic;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.event.DeadLetter;

/** A dead letter as a record of {@code dead-letters} and as a row of {@code dead_letters}. */
final class DeadLetterOutput {
  private DeadLetterOutput() {}

  static TopicRecord record(DeadLetter deadLetter) {
    String key =
        deadLetter.sourceTopic()
            + "/"
            + deadLetter.sourcePartition()
            + "/"
            + deadLetter.sourceOffset();
    return new TopicRecord(
        OutputTopic.DEAD_LETTERS.baseName(),
        key,
        DeadLetterJson.encode(deadLetter),
        deadLetter.failedAtMillis());
  }

  /** The row holds no raw bytes: they may carry personal data. */
  static TableRow row(DeadLetter deadLetter) {
    return RowBuilder.of(WarehouseTable.DEAD_LETTERS)
        .set("source_topic", deadLetter.sourceTopic())
        .set("source_partition", (long) deadLetter.sourcePartition())
        .set("source_offset", deadLetter.sourceOffset())
        .set("reason", deadLetter.reason().wireName())
        .set("detail", deadLetter.detail())
        .setTime("failed_at", deadLetter.failedAtMillis())
        .build(1);
  }
}
