package io.tideline.udfs.spike.adaptive;

import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.adaptive.PastHours.Frequency;
import io.tideline.udfs.spike.adaptive.Surprises.Surprise;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Watches the counts of one series, slice by slice in time order, and says which of them are
 * surprising given its own recent and weekly behaviour (SEMANTICS §2, adaptive detector; the method
 * is in docs/spikes.md). Not for several threads.
 *
 * <p>Slices that are left out are unknown, not empty. A silence that is next to impossible for the
 * series counts as unknown from then on too: nothing is learned from it, so what comes after it is
 * measured against what was usual before.
 */
public final class AdaptiveDetector {
  private static final double LONGEST_SPAN_HOURS = 3;
  private static final double CUT = 3;
  private static final double CUT_HOLDS_HOURS = 2;
  private static final double MOST_HIGH_HOURS = 10;
  private static final double IMPOSSIBLE_SILENCE = 14;
  private static final double UNKNOWN_HOUR_BURSTINESS = 0.5;
  private static final double LEAST = 1e-6;
  private static final int VERSION = 1;

  private final DetectorSettings settings;
  private final Rhythm rhythm;
  private final Level level;
  private final Scatter scatter;
  private final RecentSlices recent;
  private final Surprises surprises;
  private final Episodes rises;
  private final Episodes drops;
  private final PastHours past = new PastHours();
  private long lastMillis = Long.MIN_VALUE;
  private long age;
  private double silence;
  private double high;

  /** A detector that has seen nothing. */
  public AdaptiveDetector(DetectorSettings settings) {
    this.settings = settings;
    this.rhythm = new Rhythm(settings);
    this.level = new Level(settings);
    this.scatter = new Scatter(settings);
    this.recent = new RecentSlices(settings.slicesIn(LONGEST_SPAN_HOURS));
    this.surprises = new Surprises(settings, scatter, recent);
    this.rises = new Episodes(settings, scatter);
    this.drops = new Episodes(settings, scatter);
  }

  /** What it was told. */
  public DetectorSettings settings() {
    return settings;
  }

  /**
   * Takes in the next slice.
   *
   * @param startMillis the beginning of the slice, later than that of the one before
   * @param count at least 0 and finite
   * @throws IllegalArgumentException where time does not go on or the count is none
   */
  public Verdict observe(long startMillis, double count) {
    return take(startMillis, count, true);
  }

  /** Takes in the next slice likewise, of which nobody is told: no alert begins with it. */
  public void pass(long startMillis, double count) {
    take(startMillis, count, false);
  }

  /**
   * What {@link #observe} would say of the slice after the last one if it had that many events and
   * no more. What rises with some of them rises with all, since everything grows with the count.
   *
   * @param count above 0
   */
  public Verdict preview(long startMillis, double count) {
    Slice slice = slice(startMillis, count);
    recent.add(count, slice.mean());
    Surprise surprise = surprises.ofNewest(slice.extra());
    boolean rise = rises(surprise, surprises.size(1, rhythm.mean()));
    Verdict verdict = verdict(surprise, slice.extra(), new Told(true, rise, false, false));
    recent.takeBack();
    return verdict;
  }

  private Verdict take(long startMillis, double count, boolean audible) {
    if (startMillis <= lastMillis) {
      throw new IllegalArgumentException("slice " + startMillis + " after slice " + lastMillis);
    }
    if (!(count >= 0 && count <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException("count " + count);
    }
    passOver(startMillis);
    Slice slice = slice(startMillis, count);
    boolean known = !outage(slice, count);
    recent.add(known ? count : 0, known ? slice.mean() : 0);
    Surprise surprise = surprises.ofNewest(slice.extra());
    if (known && !slice.closed()) {
      surprises.learn(hoursOld());
    }
    Told told = tell(surprise, slice.mean(), audible, known);
    Verdict verdict = verdict(surprise, slice.extra(), told);
    age++;
    if (known) {
      learn(slice, count);
      past.learn(hourOf(startMillis), count);
    } else {
      past.silent(hourOf(startMillis));
    }
    return verdict;
  }

  /**
   * What is known of a slice before it is over.
   *
   * @param hours since the epoch, of its middle
   * @param mean the events expected
   * @param extra burstiness of an hour of the day that was seldom seen
   * @param closed whether the series is wont to be silent then, as shops are that close at night
   */
  private record Slice(
      double hours, Rhythm.Usual usual, double mean, double extra, boolean closed) {}

  private Slice slice(long startMillis, double count) {
    double hours = (startMillis + settings.sliceMillis() / 2.0) / Slices.HOUR_MILLIS;
    Rhythm.Usual usual = rhythm.at(hours, count, scatter.ofDay(rhythm.mean()));
    double mean = Math.max(LEAST, level.factor(usual.rate()) * usual.rate());
    double extra = UNKNOWN_HOUR_BURSTINESS / (1 + 4 * usual.daysSeen() * usual.daysSeen());
    boolean closed = past.isWontToBeSilent(hourOf(startMillis));
    return new Slice(hours, usual, mean, extra, closed);
  }

  /**
   * What is told of a slice.
   *
   * @param audible whether anybody is
   * @param rise whether an alert of too much begins
   * @param drop whether one of too little does
   * @param silent whether it is of an impossible silence
   */
  private record Told(boolean audible, boolean rise, boolean drop, boolean silent) {}

  private Told tell(Surprise surprise, double mean, boolean audible, boolean known) {
    double more = surprises.size(1, rhythm.mean());
    boolean rise = audible && rises(surprise, more);
    rises.learn(surprise.rise(), more, rise);
    double lack = known ? surprise.drop() : Math.max(surprise.drop(), silence);
    double lost =
        known ? surprises.size(-1, rhythm.mean()) : Math.log1p(mean / (rhythm.mean() + LEAST));
    boolean matters = mean >= settings.leastAnHour() * settings.sliceHours();
    boolean drop = audible && matters && drops.fires(lack, lost, hoursOld());
    drops.learn(lack, lost, drop);
    return new Told(audible, rise, drop, !known);
  }

  private boolean rises(Surprise surprise, double size) {
    boolean enough = surprises.countOfHour() >= settings.leastAnHour();
    return enough && rises.fires(surprise.rise(), size, hoursOld());
  }

  private static long hourOf(long millis) {
    return Math.floorDiv(millis, Slices.HOUR_MILLIS);
  }

  private double hoursOld() {
    return age * settings.sliceHours();
  }

  /** Where slices were left out, time has passed of which nothing is known. */
  private void passOver(long startMillis) {
    if (lastMillis != Long.MIN_VALUE) {
      long left = Math.round((double) (startMillis - lastMillis) / settings.sliceMillis()) - 1;
      if (left > 0) {
        recent.skip(left);
        past.missing(hourOf(lastMillis + settings.sliceMillis()));
        past.missing(hourOf(startMillis - settings.sliceMillis()));
      }
    }
    lastMillis = startMillis;
  }

  /** Whether the series has been silent for longer than it can be by chance, and is not wont to. */
  private boolean outage(Slice slice, double count) {
    if (count > 0 || slice.closed()) {
      silence = 0;
      return false;
    }
    double burstiness = scatter.burstiness(0);
    silence += Math.log1p(burstiness * slice.mean() / scatter.grain()) / burstiness;
    return silence > IMPOSSIBLE_SILENCE;
  }

  private Verdict verdict(Surprise surprise, double extra, Told told) {
    Surprises.Range range = surprises.rangeOfHour(extra);
    double count = surprises.countOfHour();
    Frequency often = told.audible() ? past.of(count) : Frequency.UNTOLD;
    return new Verdict(
        count,
        surprises.expectedOfHour(),
        range.low(),
        range.high(),
        surprise.rise(),
        told.rise(),
        told.rise() || rises.alerting(),
        told.drop(),
        often.reached(),
        often.notPassed(),
        often.hours(),
        told.silent());
  }

  /**
   * Spikes are cut to three standard deviations before anything is learned from them; what stays
   * high for hours is cut less and less, since it is the new normal.
   *
   * <p>At a time at which the series is wont to be silent, the rhythm alone learns: that says
   * nothing of its level, or of how its counts scatter.
   */
  private void learn(Slice slice, double count) {
    double mean = slice.mean();
    Rhythm.Usual usual = slice.usual();
    double variance = scatter.variance(mean);
    double deviation = Math.sqrt(variance);
    double perHour = 1 / settings.sliceHours();
    if (count > mean + 2 * deviation) {
      high = Math.min(MOST_HIGH_HOURS * perHour, high + 1);
    } else if (count <= mean + deviation) {
      high = Math.max(0, high - 3);
    }
    double patience = Math.max(0, high / perHour - CUT_HOLDS_HOURS);
    double cut = Math.min(count, mean + CUT * Math.pow(2, patience) * deviation + scatter.grain());
    double factor = level.factor(usual.rate());
    rhythm.learn(slice.hours(), cut, usual, new Level.Scale(factor, variance));
    if (!slice.closed()) {
      level.learn(cut, usual.rate(), variance, hoursOld());
      scatter.learnGrain(cut, mean);
    }
  }

  /** One that knows the same and is told something else, of the same slices. */
  public AdaptiveDetector with(DetectorSettings other) {
    try {
      var bytes = new ByteArrayOutputStream();
      write(new DataOutputStream(bytes));
      return read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Events an hour over the last week or so, spikes cut. */
  public double usualAnHour() {
    return rhythm.mean() / settings.sliceHours();
  }

  /** Writes all that it knows, less than 3 KB for slices of five minutes. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    rhythm.write(out);
    level.write(out);
    scatter.write(out);
    recent.write(out);
    rises.write(out);
    drops.write(out);
    past.write(out);
    out.writeLong(lastMillis);
    out.writeLong(age);
    out.writeDouble(silence);
    out.writeDouble(high);
  }

  /**
   * Reads what was written, with settings of the same slices.
   *
   * @throws IOException where it was written by a later version
   */
  public static AdaptiveDetector read(DataInput in, DetectorSettings settings) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("state of the adaptive detector in version " + version);
    }
    var detector = new AdaptiveDetector(settings);
    detector.rhythm.read(in);
    detector.level.read(in);
    detector.scatter.read(in);
    detector.recent.read(in);
    detector.rises.read(in);
    detector.drops.read(in);
    detector.past.read(in);
    detector.lastMillis = in.readLong();
    detector.age = in.readLong();
    detector.silence = in.readDouble();
    detector.high = in.readDouble();
    return detector;
  }
}
