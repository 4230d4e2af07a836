package io.tideline.udfs.attribution.utm;

import com.google.re2j.Pattern;

/**
 * How an account's campaigns are to be named. Matched in linear time, whatever the pattern.
 *
 * @param pattern a regular expression (RE2 syntax) that the whole name in its normal spelling has
 *     to match; null where any name will do
 */
public final class NamingScheme {
  /** Any name will do. */
  public static final NamingScheme ANY = new NamingScheme("");

  private final Pattern pattern;
  private final boolean any;

  /**
   * Compiles a pattern; empty for any name.
   *
   * @throws com.google.re2j.PatternSyntaxException it is none
   */
  public NamingScheme(String pattern) {
    this.pattern = Pattern.compile(pattern);
    this.any = pattern.isEmpty();
  }

  /** Whether the name follows the scheme. */
  public boolean allows(String campaign) {
    return any || pattern.matches(campaign);
  }
}
