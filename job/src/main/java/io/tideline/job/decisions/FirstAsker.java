package io.tideline.job.decisions;

/** Who wrote first in a conversation, as far as is known, and when. */
public record FirstAsker(String customerId, long atMillis) {
  boolean isBefore(FirstAsker other) {
    return atMillis < other.atMillis
        || (atMillis == other.atMillis && customerId.compareTo(other.customerId) < 0);
  }
}
