package io.tideline.udfs.attribution.roi;

import io.tideline.udfs.attribution.utm.UtmTags;
import org.jspecify.annotations.Nullable;

/**
 * A campaign of an account.
 *
 * @param campaign in the normal spelling, {@code (direct)}, {@code (live)}, or {@code (none)} for
 *     costs whose campaign has a blank name
 */
public record CampaignKey(String accountId, String campaign) {
  private static final String NONE = "(none)";

  /** The campaign of that name, however it is spelt. */
  public static CampaignKey of(String accountId, @Nullable String campaign) {
    String normal = UtmTags.campaign(campaign);
    return new CampaignKey(accountId, normal == null ? NONE : normal);
  }
}
