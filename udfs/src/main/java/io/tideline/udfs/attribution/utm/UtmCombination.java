package io.tideline.udfs.attribution.utm;

import io.tideline.udfs.event.Utm;
import org.jspecify.annotations.Nullable;

/**
 * Source, medium and campaign as they were sent together (CONTRACTS §3, utm_issues), each cut to
 * what a key can hold; empty where a touch did not say.
 */
public record UtmCombination(String source, String medium, String campaign) {

  /** Those of a touch. */
  public static UtmCombination of(Utm sent) {
    return new UtmCombination(
        UtmTags.shown(sent.source()), UtmTags.shown(sent.medium()), UtmTags.shown(sent.campaign()));
  }

  /** The campaign in the normal spelling; null where there is none. */
  public @Nullable String normalCampaign() {
    return UtmTags.campaign(campaign);
  }
}
