package io.tideline.udfs.decision;

import java.util.List;

/** What is kept of the person, or other cause of signals, at hand. */
public interface PersonFile {
  /** What is known of the person; {@link Customer#NEW} where that is nothing. */
  Customer customer();

  /** Keeps it. */
  void keep(Customer customer);

  /** What is known of a conversation; {@link Talk#NEW} where that is nothing. */
  Talk talk(String conversationId);

  /** Keeps it. */
  void keep(String conversationId, Talk talk);

  /** What waits to be done, in {@link Waiting#ORDER}. */
  List<Waiting> waiting();

  /** Keeps one more. */
  void keep(Waiting waiting);

  /** Drops one. */
  void drop(Waiting waiting);
}
