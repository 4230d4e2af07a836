package io.tideline.job.outputs;

import io.tideline.connectors.codec.PlaybookStatusJson;
import io.tideline.connectors.kafka.OutputTopic;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.connectors.playbook.PlaybookStatus;

/** What became of a playbook as a record of {@code playbook-status}. */
final class PlaybookStatusOutput {
  private PlaybookStatusOutput() {}

  static TopicRecord record(PlaybookStatus status) {
    return new TopicRecord(
        OutputTopic.PLAYBOOK_STATUS.baseName(),
        status.tenant(),
        PlaybookStatusJson.encode(status),
        status.atMillis());
  }
}
