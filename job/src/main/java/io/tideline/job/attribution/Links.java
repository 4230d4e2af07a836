package io.tideline.job.attribution;

import io.tideline.job.governance.ErasedPeople;
import io.tideline.udfs.attribution.identity.KnownLink;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;

/** The links of one visitor or person, in order. */
public record Links(List<KnownLink> links) {
  static final Links NONE = new Links(List.of());

  public Links {
    links = links == null ? List.of() : links;
  }

  /** Forgets links of a holder to or from people who were erased since, or its own. */
  static void forget(ValueState<Links> state, String holderId, ErasedPeople erased)
      throws Exception {
    Links kept = state.value();
    if (kept == null) {
      return;
    }
    List<KnownLink> left =
        kept.links().stream()
            .filter(link -> !erased.isGone(holderId, link.atMillis()))
            .filter(link -> !erased.isGone(link.id(), link.atMillis()))
            .toList();
    if (left.isEmpty()) {
      state.clear();
    } else if (left.size() < kept.links().size()) {
      state.update(new Links(left));
    }
  }
}
