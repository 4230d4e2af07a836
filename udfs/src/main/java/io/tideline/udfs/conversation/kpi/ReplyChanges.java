package io.tideline.udfs.conversation.kpi;

import java.util.Arrays;

/**
 * First response times told and taken back, in order, flat for the way between tasks.
 *
 * @param triples subject, milliseconds and sign of each
 */
public record ReplyChanges(long[] triples) {
  /** None. */
  public static final ReplyChanges NONE = new ReplyChanges(new long[0]);

  private static final int WIDTH = 3;

  /** Takes the triples. */
  public ReplyChanges {
    triples = triples == null ? new long[0] : triples;
  }

  /** The change that a first reply is. */
  public static ReplyChanges of(KpiFact reply) {
    return new ReplyChanges(new long[] {reply.subject(), reply.valueMillis(), reply.sign()});
  }

  /** These, then those. */
  public ReplyChanges plus(ReplyChanges later) {
    if (later.triples.length == 0) {
      return this;
    }
    long[] both = Arrays.copyOf(triples, triples.length + later.triples.length);
    System.arraycopy(later.triples, 0, both, triples.length, later.triples.length);
    return new ReplyChanges(both);
  }

  /** How many there are. */
  public int size() {
    return triples.length / WIDTH;
  }

  long subject(int index) {
    return triples[index * WIDTH];
  }

  long millis(int index) {
    return triples[index * WIDTH + 1];
  }

  boolean isTakenBack(int index) {
    return triples[index * WIDTH + 2] < 0;
  }
}
