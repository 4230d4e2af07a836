package io.tideline.job.live;

import io.tideline.udfs.live.LiveSale;
import java.util.List;

/**
 * What is kept of an order that came of lives.
 *
 * @param lives as last told
 */
public record SoldIn(LiveSale sale, List<String> lives) {
  public SoldIn {
    lives = lives == null ? List.of() : lives;
  }
}
