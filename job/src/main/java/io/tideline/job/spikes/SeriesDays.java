package io.tideline.job.spikes;

/**
 * The series at hand at the end of a day of its account.
 *
 * @param ended the day that has ended
 */
record SeriesDays(SeriesBook book, VolumeWindows windows, String accountId, long ended) {

  /** When a day ends. */
  long endOf(long day) {
    return windows.startOf(accountId, day + 1);
  }

  /** How many events a day has. */
  long count(long day) {
    return book.between(windows.startOf(accountId, day), endOf(day));
  }

  /** The day of the first event of the life that holds the day that has ended. */
  long firstDay() {
    long first = book.firstOf(endOf(ended));
    return first == Long.MAX_VALUE ? first : windows.dayOf(accountId, first);
  }
}
