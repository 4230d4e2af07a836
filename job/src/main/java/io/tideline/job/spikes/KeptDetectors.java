package io.tideline.job.spikes;

import io.tideline.job.series.SeriesCache;
import io.tideline.udfs.spike.AnomalyJudge;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.adaptive.AdaptiveDetector;
import org.jspecify.annotations.Nullable;

/** The detector of the series at hand, read only where it is asked for. */
final class KeptDetectors implements AnomalyJudge.Detectors {
  private final SeriesCache<AdaptiveDetector> cache;
  private SeriesKey key = new SeriesKey("", "", "", "");
  private @Nullable AdaptiveDetector detector;
  private boolean open;

  KeptDetectors(SeriesCache<AdaptiveDetector> cache) {
    this.cache = cache;
  }

  /** Goes over to the series of the current key. */
  KeptDetectors of(SeriesKey current) {
    key = current;
    open = false;
    return this;
  }

  @Override
  public @Nullable AdaptiveDetector kept() {
    if (!open) {
      try {
        detector = cache.open(key);
      } catch (Exception e) {
        throw new IllegalStateException("the detector of a series can't be read", e);
      }
      open = true;
    }
    return detector;
  }

  @Override
  public void keep(AdaptiveDetector changed) {
    kept();
    try {
      cache.put(changed);
    } catch (Exception e) {
      throw new IllegalStateException("the detector of a series can't be kept", e);
    }
    detector = changed;
  }

  /** Forgets it. */
  void forget() {
    kept();
    cache.remove();
    detector = null;
    open = false;
  }
}
