package io.tideline.udfs.playbook;

import io.tideline.udfs.content.EngagementBase;
import io.tideline.udfs.content.Tier;
import java.io.Serializable;

/**
 * When engagement is good, by how many follow the account (SEMANTICS §6).
 *
 * @param by what engagements are put in relation to
 * @param midFrom followers from which an account is {@code mid}
 * @param largeAbove followers above which it is {@code large}
 */
public record EngagementBenchmarks(
    EngagementBase by, long midFrom, long largeAbove, Line small, Line mid, Line large)
    implements Serializable {
  /** The defaults of SEMANTICS §6. */
  public static final EngagementBenchmarks DEFAULT =
      new EngagementBenchmarks(
          EngagementBase.FOLLOWERS,
          10_000,
          100_000,
          new Line(6, 10),
          new Line(4, 8),
          new Line(2, 6));

  /**
   * The thresholds of a tier.
   *
   * @param good percent from which engagement is good
   * @param great percent above which it is great
   */
  public record Line(double good, double great) implements Serializable {}

  /** The thresholds of that tier. */
  public Line of(Tier tier) {
    return switch (tier) {
      case SMALL -> small;
      case MID -> mid;
      case LARGE -> large;
    };
  }
}
