package io.tideline.udfs.spike.adaptive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which surprises are worth an alert, so that about as many come a week as were asked for.
 *
 * <p>An episode is a run of slices whose surprise reaches {@value #NOTABLE} nats, with pauses of
 * less than three hours. Every series has many a week. Two things about its past episodes decide
 * which one alerts:
 *
 * <ul>
 *   <li>how surprising they were: the excesses over {@value #NOTABLE} are exponential where the
 *       count model holds, so the surprise reached as often as asked for is known;
 *   <li>where far more of them are than the model allows, the series is bursty: then how large they
 *       were counts (the logarithm of the excess over the series' mean), and the alert goes to
 *       sizes that a Gumbel distribution of the past ones reaches as seldom as asked for.
 * </ul>
 */
final class Episodes {
  static final double NOTABLE = 3.3;

  private static final double CALM_HOURS = 3;
  private static final double FIRST_ALERT_HOURS = 12;
  private static final double MEMORY_HOURS = 28 * 24;
  private static final double TRIES_PER_SLICE = 2;
  private static final double CALM_FACTOR = 2.0;
  private static final double BURSTY_FACTOR = 2.8;
  private static final double FAR_BEYOND = 2;
  private static final double PRIOR_SURPRISING = 2;
  private static final double PRIOR_NOTABLE_A_WEEK = 18;
  private static final double EXPERIENCE = 0.5;
  private static final double EXPERIENCE_OF_MEASUREMENTS = 0.8;
  private static final double BURSTY_SHARE = 0.75;
  private static final double LOWEST_SHIFT = -1.5;
  private static final double HIGHEST_SHIFT = 2;
  private static final double CUT_EXCESS = 2.5;
  private static final double CUT_SIZE = 4;
  private static final double CUT_SHARE = 0.95;
  private static final double EULER = 0.5772156649015329;
  private static final double LEAST_SPREAD = 0.05;
  private static final double MOST_EXCESSES = 250;
  private static final double MOST_SIZES = 60;

  private final DetectorSettings settings;
  private final Scatter scatter;
  private final double ideal;
  private final double kept;
  private double weeks;
  private double notable;
  private double surprising;
  private double excess = 1;
  private double excesses = 30;
  private double sizeMean = 1;
  private double sizeSpread = 0.4;
  private double sizes = 3;
  private boolean open;
  private boolean alerted;
  private int calm;
  private double peakSurprise;
  private double peakSize;

  /**
   * @param scatter of the series, which tells counts from measurements
   */
  Episodes(DetectorSettings settings, Scatter scatter) {
    this.settings = settings;
    this.scatter = scatter;
    this.ideal = Math.log(TRIES_PER_SLICE / settings.sliceWeeks() / settings.falseAlarmsPerWeek());
    this.kept = settings.keptAfterSlice(MEMORY_HOURS);
  }

  /**
   * What an alert takes now.
   *
   * @param surprise nats
   * @param size 0 where any size does
   */
  record Bar(double surprise, double size) {}

  Bar bar() {
    double ideally = weeks * settings.falseAlarmsPerWeek();
    double often = (surprising + PRIOR_SURPRISING) / (ideally + PRIOR_SURPRISING);
    double bursty = (often - CALM_FACTOR) / (BURSTY_FACTOR - CALM_FACTOR);
    bursty = Math.min(1, Math.max(0, bursty));
    double surprise = calmSurprise() * (1 - bursty) + NOTABLE * bursty;
    return new Bar(surprise, bursty > 0 ? burstySize() - (1 - bursty) * 3 * sizeSpread : 0);
  }

  /**
   * The surprise that is reached as often as asked for: half by theory, half by experience; more by
   * experience where the values are no counts, of which the theory is.
   */
  private double calmSurprise() {
    double seen = notableFor(settings.falseAlarmsPerWeek());
    double learned = NOTABLE + excess / CUT_SHARE * Math.log(seen);
    double shift = Math.min(HIGHEST_SHIFT, Math.max(LOWEST_SHIFT, learned - ideal));
    double experience = scatter.grain() < 1 ? EXPERIENCE_OF_MEASUREMENTS : EXPERIENCE;
    return Math.max(NOTABLE, ideal + experience * shift);
  }

  private double burstySize() {
    double seen = notableFor(BURSTY_SHARE * settings.falseAlarmsPerWeek());
    double rare = -Math.log(-Math.log1p(-1 / seen));
    return Math.max(0, sizeMean + sizeSpread * (rare - EULER));
  }

  /** How many notable episodes there are for one of those that are to be had a week, over 1. */
  private double notableFor(double wanted) {
    return Math.max(1.01, (notable + PRIOR_NOTABLE_A_WEEK) / (weeks + 1) / wanted);
  }

  /** Whether an episode with an alert is under way. */
  boolean alerting() {
    return open && alerted;
  }

  /** Whether such a slice raises the alert of its episode. */
  boolean fires(double surprise, double size, double ageHours) {
    if (surprise < NOTABLE || alerting() || ageHours < FIRST_ALERT_HOURS) {
      return false;
    }
    Bar bar = bar();
    return surprise >= bar.surprise() && size >= bar.size();
  }

  /**
   * Learns from a slice.
   *
   * @param fired whether it raised the alert of its episode
   */
  void learn(double surprise, double size, boolean fired) {
    weeks = weeks * kept + settings.sliceWeeks();
    notable *= kept;
    surprising *= kept;
    if (surprise >= NOTABLE) {
      if (!open) {
        begin();
      }
      calm = 0;
    }
    if (!open) {
      return;
    }
    alerted |= fired;
    peakSurprise = Math.max(peakSurprise, surprise);
    peakSize = Math.max(peakSize, size);
    if (surprise < NOTABLE && ++calm >= settings.slicesIn(CALM_HOURS)) {
      end();
    }
  }

  private void begin() {
    open = true;
    alerted = false;
    peakSurprise = 0;
    peakSize = 0;
  }

  private void end() {
    open = false;
    notable++;
    surprising += beyondIdeal();
    excesses = Math.min(MOST_EXCESSES, excesses + 1);
    excess += (Math.min(peakSurprise - NOTABLE, CUT_EXCESS * excess) - excess) / excesses;
    sizes = Math.min(MOST_SIZES, sizes + 1);
    double deviation = Math.min(peakSize, sizeMean + CUT_SIZE * sizeSpread) - sizeMean;
    sizeMean += deviation / sizes;
    sizeSpread += (Math.abs(deviation) - sizeSpread) / sizes;
    sizeSpread = Math.max(LEAST_SPREAD, sizeSpread);
  }

  /**
   * How far the episode went beyond the surprise that is to be had as often as asked for, so that
   * it is 1 for each of those on the average: by the exponential law one of them goes beyond by x
   * nats with the chance e to the power of −x. What goes far beyond is no sign of a count model.
   */
  private double beyondIdeal() {
    double share = Math.min(1, Math.max(0, (peakSurprise - ideal) / FAR_BEYOND));
    return share * FAR_BEYOND / (1 - Math.exp(-FAR_BEYOND));
  }

  void write(DataOutput out) throws IOException {
    for (double value :
        new double[] {
          weeks,
          notable,
          surprising,
          excess,
          excesses,
          sizeMean,
          sizeSpread,
          sizes,
          peakSurprise,
          peakSize
        }) {
      out.writeDouble(value);
    }
    out.writeBoolean(open);
    out.writeBoolean(alerted);
    out.writeInt(calm);
  }

  void read(DataInput in) throws IOException {
    weeks = in.readDouble();
    notable = in.readDouble();
    surprising = in.readDouble();
    excess = in.readDouble();
    excesses = in.readDouble();
    sizeMean = in.readDouble();
    sizeSpread = in.readDouble();
    sizes = in.readDouble();
    peakSurprise = in.readDouble();
    peakSize = in.readDouble();
    open = in.readBoolean();
    alerted = in.readBoolean();
    calm = in.readInt();
  }
}
