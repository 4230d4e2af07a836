package io.tideline.job.attribution.roi;

import io.tideline.udfs.attribution.roi.CampaignDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.MapState;

/** In which currencies the campaign at hand has days, so that leads of other days have rows. */
final class CampaignCurrencies {
  private final MapState<String, Long> days;

  /** Counts of days by currency. */
  CampaignCurrencies(MapState<String, Long> days) {
    this.days = days;
  }

  /**
   * Takes a day as it was, and as it is now; true where a currency of the campaign came or went.
   */
  boolean replace(CampaignDay before, CampaignDay after) throws Exception {
    boolean isOther = false;
    Set<String> gone = before.currencies();
    Set<String> come = after.currencies();
    for (String currency : come) {
      isOther |= !gone.contains(currency) && add(currency, 1);
    }
    for (String currency : gone) {
      isOther |= !come.contains(currency) && add(currency, -1);
    }
    return isOther;
  }

  private boolean add(String currency, long more) throws Exception {
    Long known = days.get(currency);
    long count = (known == null ? 0 : known) + more;
    if (count > 0) {
      days.put(currency, count);
    } else {
      days.remove(currency);
    }
    return known == null || count <= 0;
  }

  /** Whether none is known: there is none, or the state is older than this count. */
  boolean isEmpty() throws Exception {
    return days.isEmpty();
  }

  /** All of them in order. */
  List<String> all() throws Exception {
    var all = new ArrayList<String>();
    days.keys().forEach(all::add);
    all.sort(null);
    return List.copyOf(all);
  }

  void clear() {
    days.clear();
  }
}
