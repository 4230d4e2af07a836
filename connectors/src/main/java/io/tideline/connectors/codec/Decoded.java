package io.tideline.connectors.codec;

import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What became of one input record: an event, a dead letter, or, where both are null, a tombstone.
 *
 * @param topic the input topic the record came on
 */
public record Decoded(Topic topic, @Nullable Event event, @Nullable DeadLetter deadLetter) {}
