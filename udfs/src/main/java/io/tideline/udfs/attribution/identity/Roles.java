package io.tideline.udfs.attribution.identity;

/**
 * In which sense an id is meant, as bits. Ids of visitors and persons are held under one key, since
 * a customer of a conversation or a viewer of a live may be either (SEMANTICS §8).
 */
public final class Roles {
  /** The id is a visitor's. */
  public static final int VISITOR = 1;

  /** The id is a person's. */
  public static final int PERSON = 2;

  /** Of a touch: held here in the first place, so that a path without an order is told once. */
  public static final int FIRST_HOLDER = 4;

  private Roles() {}

  /** Whether a touch that is held in those roles is meant by an id in these. */
  public static boolean meet(int held, int asked) {
    return (held & asked & (VISITOR | PERSON)) != 0;
  }
}
