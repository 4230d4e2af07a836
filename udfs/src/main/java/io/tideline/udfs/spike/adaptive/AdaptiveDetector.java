package io.tideline.udfs.spike.adaptive;

import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.adaptive.PastHours.Frequency;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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
  private static final double[] SIZE_HOURS = {1 / 6.0, 0.25, 0.5, 1};
  private static final double CUT = 3;
  private static final double CUT_HOLDS_HOURS = 2;
  private static final double MOST_HIGH_HOURS = 10;
  private static final double IMPOSSIBLE_SILENCE = 14;
  private static final double UNKNOWN_HOUR_BURSTINESS = 0.5;
  private static final double RANGE = 2.576;
  private static final double LEAST = 1e-6;
  private static final int VERSION = 1;

  private final DetectorSettings settings;
  private final Rhythm rhythm;
  private final Level level;
  private final Scatter scatter;
  private final RecentSlices recent;
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
    this.rises = new Episodes(settings);
    this.drops = new Episodes(settings);
  }

  /**
   * Takes in the next slice.
   *
   * @param startMillis the beginning of the slice, later than that of the one before
   * @param count at least 0 and finite
   * @throws IllegalArgumentException where time does not go on or the count is none
   */
  public Verdict observe(long startMillis, double count) {
    if (startMillis <= lastMillis) {
      throw new IllegalArgumentException("slice " + startMillis + " after slice " + lastMillis);
    }
    if (!(count >= 0 && count <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException("count " + count);
    }
    passOver(startMillis);
    double hours = (startMillis + settings.sliceMillis() / 2.0) / Slices.HOUR_MILLIS;
    Rhythm.Usual usual = rhythm.at(hours, count);
    double mean = Math.max(LEAST, level.factor(usual.rate()) * usual.rate());
    boolean known = !outage(count, mean);
    recent.add(known ? count : 0, known ? mean : 0);
    double extra = UNKNOWN_HOUR_BURSTINESS / (1 + 4 * usual.daysSeen() * usual.daysSeen());
    Surprise surprise = surprise(extra, known);
    double hoursOld = age * settings.sliceHours();
    boolean rise = rises.judge(surprise.rise(), size(1), hoursOld);
    double lack = known ? surprise.drop() : Math.max(surprise.drop(), silence);
    double lost = known ? size(-1) : Math.log1p(mean / (rhythm.mean() + LEAST));
    boolean drop = drops.judge(lack, lost, hoursOld);
    Verdict verdict = verdict(surprise, extra, rise, drop);
    age++;
    if (known) {
      learn(hours, count, usual, mean);
      past.learn(Math.floorDiv(startMillis, Slices.HOUR_MILLIS), count);
    } else {
      past.missing();
    }
    return verdict;
  }

  /** Where slices were left out, time has passed of which nothing is known. */
  private void passOver(long startMillis) {
    if (lastMillis != Long.MIN_VALUE) {
      long left = Math.round((double) (startMillis - lastMillis) / settings.sliceMillis()) - 1;
      if (left > 0) {
        recent.skip(left);
        past.missing();
      }
    }
    lastMillis = startMillis;
  }

  /** Whether the series has been silent for longer than it can be by chance. */
  private boolean outage(double count, double mean) {
    if (count > 0) {
      silence = 0;
      return false;
    }
    double burstiness = scatter.burstiness(0);
    silence += Math.log1p(burstiness * mean / scatter.grain()) / burstiness;
    return silence > IMPOSSIBLE_SILENCE;
  }

  /** In nats, of so much and of so little. */
  private record Surprise(double rise, double drop) {}

  /** The greatest surprise of all spans; the spans learn from what came. */
  private Surprise surprise(double extra, boolean known) {
    double rise = 0;
    double drop = 0;
    for (int span = 0; span < scatter.spans(); span++) {
      int slices = scatter.slices(span);
      double mean = recent.expected(slices);
      if (slices == 0 || mean <= 0) {
        continue;
      }
      double count = recent.count(slices);
      double grain = scatter.grain();
      double burstiness = scatter.burstiness(span) + extra;
      rise = Math.max(rise, NegativeBinomial.surprise(count / grain, mean / grain, burstiness));
      drop = Math.max(drop, NegativeBinomial.lack(count / grain, mean / grain, burstiness));
      if (known) {
        scatter.learn(span, count, mean);
      }
    }
    return new Surprise(rise, drop);
  }

  /**
   * The logarithm of the excess in units of the series' mean, averaged over ten minutes to an hour.
   */
  private double size(int sign) {
    double sum = 0;
    for (double span : SIZE_HOURS) {
      int slices = settings.slicesIn(span);
      double error = recent.count(slices) - recent.expected(slices);
      double excess = Math.max(0, sign * error) / slices;
      sum += Math.log1p(excess / (rhythm.mean() + LEAST));
    }
    return sum / SIZE_HOURS.length;
  }

  private Verdict verdict(Surprise surprise, double extra, boolean rise, boolean drop) {
    int slices = settings.slicesIn(1);
    double count = recent.count(slices);
    double mean = recent.expected(slices);
    double grain = scatter.grain();
    double burstiness = scatter.hourlyBurstiness() + extra;
    Frequency often = rise ? past.atLeast(count) : new Frequency(0, 0);
    return new Verdict(
        count,
        mean,
        grain * NegativeBinomial.bound(mean / grain, burstiness, -RANGE),
        grain * NegativeBinomial.bound(mean / grain, burstiness, RANGE),
        surprise.rise(),
        rise,
        rises.alerting(),
        drop,
        often.times(),
        often.hours());
  }

  /**
   * Spikes are cut to three standard deviations before anything is learned from them; what stays
   * high for hours is cut less and less, since it is the new normal.
   */
  private void learn(double hours, double count, Rhythm.Usual usual, double mean) {
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
    level.learn(cut, usual.rate(), variance, age * settings.sliceHours());
    rhythm.learn(hours, cut, usual, new Level.Scale(factor, variance));
    scatter.learnGrain(cut, mean);
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
