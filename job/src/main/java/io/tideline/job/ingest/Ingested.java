package io.tideline.job.ingest;

import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.Event;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What ingest gives to the pipelines.
 *
 * @param events each valid event once, in no order, late ones marked
 * @param deadLetters every record that could not be used
 */
public record Ingested(DataStream<Event> events, DataStream<DeadLetter> deadLetters) {}
