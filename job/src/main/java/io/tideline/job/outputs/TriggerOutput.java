package io.tideline.job.outputs;

import io.tideline.connectors.codec.TriggerJson;
import io.tideline.connectors.kafka.OutputTopic;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.udfs.event.Trigger;

/** A trigger as a record of {@code automation-triggers}. */
final class TriggerOutput {
  private TriggerOutput() {}

  static TopicRecord record(Trigger trigger) {
    return new TopicRecord(
        OutputTopic.AUTOMATION_TRIGGERS.baseName(),
        key(trigger),
        TriggerJson.encode(trigger),
        trigger.createdAtMillis());
  }

  /** Whom or what it is about, so that what is done to one person stays in order. */
  private static String key(Trigger trigger) {
    if (trigger.customerId() != null) {
      return trigger.customerId();
    }
    return trigger.videoId() != null ? trigger.videoId() : trigger.accountId();
  }
}
