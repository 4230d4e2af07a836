package io.tideline.udfs.attribution.utm;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds the campaign that a mistyped one was probably meant to be: a known name one or two letters
 * off. Names that are told apart on purpose are no slips: those that differ in a number ({@code
 * sale_1}, {@code sale_2}) or in a short part ({@code launch_a}, {@code launch_b}).
 */
final class CampaignNames {
  private static final int SHORTEST = 4;
  private static final int LONG = 8;
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern DIGITS = Pattern.compile("\\p{N}+");
  private static final LevenshteinDistance ONE_OFF = new LevenshteinDistance(1);
  private static final LevenshteinDistance TWO_OFF = new LevenshteinDistance(2);

  private CampaignNames() {}

  /** The nearest of the known names, of equally near ones the first; empty where none is near. */
  static Optional<String> nearest(String campaign, Collection<String> known) {
    LevenshteinDistance distance = campaign.length() >= LONG ? TWO_OFF : ONE_OFF;
    return known.stream()
        .filter(name -> distance.apply(campaign, name) > 0 && isSlip(campaign, name))
        .min(
            Comparator.<String>comparingInt(name -> distance.apply(campaign, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean isSlip(String written, String meant) {
    List<String> writtenParts = List.of(SEPARATORS.split(written));
    List<String> meantParts = List.of(SEPARATORS.split(meant));
    if (writtenParts.size() != meantParts.size()) {
      return true;
    }
    for (int i = 0; i < writtenParts.size(); i++) {
      String part = writtenParts.get(i);
      String meantPart = meantParts.get(i);
      if (!part.equals(meantPart)
          && (Math.min(part.length(), meantPart.length()) < SHORTEST
              || withoutDigits(part).equals(withoutDigits(meantPart)))) {
        return false;
      }
    }
    return true;
  }

  private static String withoutDigits(String part) {
    return DIGITS.matcher(part).replaceAll("");
  }
}
