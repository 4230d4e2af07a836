package io.tideline.udfs.conversation.kpi;

import java.util.Arrays;

/**
 * How many episodes are open at the end of each hour (SEMANTICS §5, {@code open_at_end}): those
 * opened or reopened before, less those closed. Only hours in which something happened are kept;
 * what happened before them is summed up.
 *
 * @param openBefore episodes open when the first hour began
 * @param changesBefore facts that led there
 * @param hours beginnings of hours in milliseconds, ascending
 * @param netOpened by how many more are open at the end of each than at its beginning
 * @param openChanges how many facts that opened or closed an episode fell in each
 */
public record OpenEpisodes(
    long openBefore, long changesBefore, long[] hours, long[] netOpened, long[] openChanges) {
  private static final long[] NOTHING = {};

  /** Nothing has happened. */
  public static final OpenEpisodes NONE = new OpenEpisodes(0, 0, NOTHING, NOTHING, NOTHING);

  /** Takes what is kept. */
  public OpenEpisodes {
    hours = hours == null ? NOTHING : hours;
    netOpened = netOpened == null ? NOTHING : netOpened;
    openChanges = openChanges == null ? NOTHING : openChanges;
  }

  /** With what is added to an hour. */
  public OpenEpisodes with(long hourMillis, KpiCounts added) {
    int found = Arrays.binarySearch(hours, hourMillis);
    int at = found >= 0 ? found : -found - 1;
    boolean isNew = found < 0;
    long[] allHours = isNew ? inserted(hours, at) : hours;
    allHours[at] = hourMillis;
    long[] net = isNew ? inserted(netOpened, at) : netOpened.clone();
    net[at] += added.netOpened();
    long[] changes = isNew ? inserted(openChanges, at) : openChanges.clone();
    changes[at] += added.openChanges();
    return new OpenEpisodes(openBefore, changesBefore, allHours, net, changes);
  }

  /** With what happened in an hour that is not kept any more. */
  public OpenEpisodes withEarlier(KpiCounts added) {
    return new OpenEpisodes(
        openBefore + added.netOpened(),
        changesBefore + added.openChanges(),
        hours,
        netOpened,
        openChanges);
  }

  /** Without the hours before that time, which are summed up. */
  public OpenEpisodes since(long millis) {
    int gone = 0;
    long open = openBefore;
    long changes = changesBefore;
    while (gone < hours.length && hours[gone] < millis) {
      open += netOpened[gone];
      changes += openChanges[gone++];
    }
    return gone == 0
        ? this
        : new OpenEpisodes(
            open, changes, rest(hours, gone), rest(netOpened, gone), rest(openChanges, gone));
  }

  /** Episodes open at the end of an hour that is kept. */
  public long openAtEnd(long hourMillis) {
    return openBefore + sumBefore(netOpened, hourMillis + 1);
  }

  /** Facts of earlier hours that {@link #openAtEnd} of this one depends on. */
  public long changesBefore(long hourMillis) {
    return changesBefore + sumBefore(openChanges, hourMillis);
  }

  /** The hours that are kept from that time on. */
  public long[] hoursFrom(long millis) {
    int found = Arrays.binarySearch(hours, millis);
    return rest(hours, found >= 0 ? found : -found - 1);
  }

  private long sumBefore(long[] values, long millis) {
    long sum = 0;
    for (int i = 0; i < hours.length && hours[i] < millis; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static long[] inserted(long[] values, int at) {
    long[] longer = Arrays.copyOf(values, values.length + 1);
    System.arraycopy(values, at, longer, at + 1, values.length - at);
    longer[at] = 0;
    return longer;
  }

  private static long[] rest(long[] values, int from) {
    return Arrays.copyOfRange(values, from, values.length);
  }
}
