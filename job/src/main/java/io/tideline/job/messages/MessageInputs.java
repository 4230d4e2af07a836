package io.tideline.job.messages;

import io.tideline.udfs.event.Event;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the messages pipeline takes.
 *
 * @param events all, with their texts read
 * @param addressed messages of the account that do not say whom they answer, once the customer of
 *     their conversation has been looked for
 */
public record MessageInputs(DataStream<Event> events, DataStream<Event> addressed) {}
