package io.tideline.udfs.decision;

import io.tideline.udfs.conversation.ConversationStep;
import io.tideline.udfs.conversation.Episode;

/** How conversations go on. */
final class Talks {
  private Talks() {}

  /** After a step; a new episode begins its rounds anew. */
  static Talk advanced(Talk talk, ConversationStep step, Rulebook book) {
    Talk next = talk.with(book.machine().apply(talk.conversation(), step).conversation());
    return hasOpened(talk, next) ? next.inRound(0) : next;
  }

  /** Whether an episode has begun between the two. */
  static boolean hasOpened(Talk before, Talk after) {
    return numberOf(before) != numberOf(after);
  }

  private static int numberOf(Talk talk) {
    return talk.conversation() == null ? 0 : talk.conversation().lastNumber();
  }

  /** Whether an episode is open, and was at that time. */
  static boolean isWithin(Talk talk, long atMillis) {
    Episode episode = talk.episode();
    return episode != null && episode.isOpen() && atMillis >= episode.opening().atMillis();
  }
}
