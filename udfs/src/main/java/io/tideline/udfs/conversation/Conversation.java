package io.tideline.udfs.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a conversation: its newest episode, and how far the ones before it went.
 *
 * @param lastNumber number of the newest episode, also when that has left
 * @param closedThroughMillis when the episode before the newest was resolved; what happened up to
 *     there belongs to episodes that are not here any more
 * @param episode the newest; null once it has left
 */
public record Conversation(int lastNumber, long closedThroughMillis, @Nullable Episode episode) {

  /** Nothing has happened. */
  static final Conversation NEW = new Conversation(0, Long.MIN_VALUE, null);

  Conversation with(Episode changed) {
    return new Conversation(changed.opening().number(), closedThroughMillis, changed);
  }

  /** The same once its newest episode has left. */
  Conversation withoutEpisode() {
    long closed = episode == null ? closedThroughMillis : episode.resolvedMillis();
    return new Conversation(lastNumber, closed, null);
  }
}
