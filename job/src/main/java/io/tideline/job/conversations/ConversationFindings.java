package io.tideline.job.conversations;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.udfs.conversation.EpisodeTouch;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.event.Alert;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the conversations pipeline gives.
 *
 * @param rows of {@code conversations}
 * @param alerts revisions of alerts on deadlines and on single messages
 * @param facts of episodes, for the hourly figures: {@code OPENED}, {@code FIRST_REPLY}, {@code
 *     CLOSED} and {@code REOPENED}. What is counted of messages does not wait for their episodes
 * @param touches where messages belong that may be credited with an order
 */
public record ConversationFindings(
    DataStream<TableRow> rows,
    DataStream<Alert> alerts,
    DataStream<KpiFact> facts,
    DataStream<EpisodeTouch> touches) {}
