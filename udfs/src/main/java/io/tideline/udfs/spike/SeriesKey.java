package io.tideline.udfs.spike;

/**
 * What is counted (SEMANTICS §2) or averaged (SEMANTICS §4).
 *
 * @param series the wire name of {@link VolumeSeries}, of sentiment the channel; text, since an
 *     enum hashes differently on every machine
 * @param videoId empty for the whole account
 */
public record SeriesKey(String accountId, String platform, String series, String videoId) {

  /** Spelled out, because state is spread by it and must be found again by every later Java. */
  @Override
  public int hashCode() {
    int hash = accountId.hashCode();
    hash = 31 * hash + platform.hashCode();
    hash = 31 * hash + series.hashCode();
    return 31 * hash + videoId.hashCode();
  }
}
