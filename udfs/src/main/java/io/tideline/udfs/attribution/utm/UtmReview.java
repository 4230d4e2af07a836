package io.tideline.udfs.attribution.utm;

import io.tideline.udfs.event.Utm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a combination of campaign parameters (SEMANTICS §8): what is missing, a
 * campaign that has no costs but nearly the name of one that has, and a name against the scheme. A
 * spelling that leaves nothing to guess, such as {@code TikTok.com}, is no problem.
 *
 * @param problems {@code missing_source}, {@code missing_medium}, {@code missing_campaign}, {@code
 *     unknown_campaign}, {@code naming}, in this order
 * @param suggestion the campaign that was probably meant; null where there is none
 */
public record UtmReview(List<String> problems, @Nullable String suggestion) {

  /**
   * Looks at a combination.
   *
   * @param known campaigns of the account that have costs, in the normal spelling
   */
  public static UtmReview of(
      UtmCombination combination, Collection<String> known, NamingScheme scheme) {
    Utm normal =
        UtmTags.normal(
            new Utm(
                combination.source(), combination.medium(), combination.campaign(), null, null));
    var problems = new ArrayList<String>();
    if (normal.source() == null) {
      problems.add("missing_source");
    }
    if (normal.medium() == null) {
      problems.add("missing_medium");
    }
    String campaign = normal.campaign();
    if (campaign == null) {
      problems.add("missing_campaign");
      return new UtmReview(problems, null);
    }
    Optional<String> meant =
        known.contains(campaign) ? Optional.empty() : CampaignNames.nearest(campaign, known);
    if (meant.isPresent()) {
      problems.add("unknown_campaign");
    }
    boolean reserved = UtmTags.isReserved(combination.campaign());
    if (reserved || !scheme.allows(campaign)) {
      problems.add("naming");
    }
    return new UtmReview(problems, meant.orElse(reserved ? campaign : null));
  }

  /** Whether anything is wrong. */
  public boolean isProblem() {
    return !problems.isEmpty();
  }
}
