package io.tideline.udfs.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a conversation: its newest episode, and how far the ones before it went.
 *
 * @param lastNumber number of the newest episode, also when that has left
 * @param closedThroughMillis when the episode before the newest was resolved; what happened up to
 *     there belongs to episodes that are not here any more
 * @param touchedMillis when something last happened in it
 * @param episode the newest; null once it has left
 */
public record Conversation(
    int lastNumber, long closedThroughMillis, long touchedMillis, @Nullable Episode episode) {

  /** Nothing has happened. */
  static final Conversation NEW = new Conversation(0, Long.MIN_VALUE, Long.MIN_VALUE, null);

  Conversation with(Episode changed) {
    long touched = Math.max(touchedMillis, changed.touchedMillis());
    return new Conversation(changed.opening().number(), closedThroughMillis, touched, changed);
  }

  /** The same once its newest episode has left. */
  Conversation withoutEpisode() {
    long closed = episode == null ? closedThroughMillis : episode.touchedMillis();
    return new Conversation(lastNumber, closed, touchedMillis, null);
  }
}
