package io.tideline.job.cli.traffic;

/** What of an ordinary day may suddenly become much more. */
public enum Surge {
  /** One video takes off: comments on it. */
  VIDEO,
  /** A live has its moment: gifts to one account. */
  GIFTS,
  /** Direct messages to one account. */
  MESSAGES,
  /** Orders of one account. */
  ORDERS
}
