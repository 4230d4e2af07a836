package io.tideline.job.governance;

import java.util.List;

/**
 * When a person was erased, in order.
 *
 * @param millis event times of the requests
 */
public record ErasureInstants(List<Long> millis) {
  public ErasureInstants {
    millis = millis == null ? List.of() : millis;
  }
}
