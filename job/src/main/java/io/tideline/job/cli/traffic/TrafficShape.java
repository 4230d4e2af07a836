package io.tideline.job.cli.traffic;

/**
 * Whose traffic it is.
 *
 * @param seed another seed gives other traffic of the same kind
 * @param accounts brands, at least 1
 * @param videos of all brands together, at least 1; few of them get most of the comments
 * @param startMillis when it begins; all videos are older
 */
public record TrafficShape(long seed, int accounts, int videos, long startMillis) {
  /** Checks both counts. */
  public TrafficShape {
    if (accounts < 1 || videos < 1) {
      throw new IllegalArgumentException("accounts and videos must be 1 or more");
    }
  }
}
