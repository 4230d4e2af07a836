package io.tideline.job.decisions;

import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Trigger;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the decisions pipeline gives.
 *
 * @param triggers sent, refused and run dry
 * @param alerts revisions of {@code automation_exhausted}
 * @param addressed messages of the account that do not say whom they answer, with the customer
 *     where one is known
 * @param statuses of playbooks whose rules could not be judged on a signal
 */
public record DecisionFindings(
    DataStream<Trigger> triggers,
    DataStream<Alert> alerts,
    DataStream<Event> addressed,
    DataStream<PlaybookStatus> statuses) {}
