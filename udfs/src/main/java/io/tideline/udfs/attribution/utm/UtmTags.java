package io.tideline.udfs.attribution.utm;

import io.tideline.udfs.event.Touchpoint;
import io.tideline.udfs.event.Utm;
import io.tideline.udfs.text.mask.PiiMasker;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Campaign parameters as they were sent and as they are compared (SEMANTICS §8).
 *
 * <p>Normal spelling: without white space and invisible characters at either end, in lower case, at
 * most {@value #MAX_LENGTH} characters, null where nothing is left; the ways to write TikTok's name
 * as a source are {@code tiktok}. Every campaign in a key or a state is in this spelling, whether
 * it comes from a touch, a conversation's tag or a cost record.
 */
public final class UtmTags {
  /** As long as an id; what is longer is cut. */
  public static final int MAX_LENGTH = 128;

  private static final PiiMasker MASKER = new PiiMasker();
  private static final String TIKTOK = "tiktok";
  private static final Set<String> TIKTOK_NAMES =
      Set.of("tiktok.com", "www.tiktok.com", "m.tiktok.com", "tik-tok", "tik_tok", "tik tok");
  private static final Set<String> RESERVED = Set.of("(direct)", "(live)", "(none)");
  private static final Utm NONE = new Utm(null, null, null, null, null);

  private UtmTags() {}

  /**
   * A name that somebody gave to a campaign, without personal data: some shops write their
   * customers' addresses into links. What reads events, and links, lets no other in, so neither a
   * table nor a rule ever sees one.
   */
  public static @Nullable String masked(@Nullable String value) {
    return value == null ? null : MASKER.mask(value);
  }

  /** As sent: from {@code utm}, or where that is absent from the query of {@code url}. */
  public static Utm sent(Touchpoint touchpoint) {
    if (touchpoint.utm() != null) {
      return touchpoint.utm();
    }
    return touchpoint.url() == null ? NONE : UtmQuery.read(touchpoint.url());
  }

  /** In the normal spelling. */
  public static Utm normal(Utm sent) {
    String source = normal(sent.source());
    return new Utm(
        source != null && TIKTOK_NAMES.contains(source) ? TIKTOK : source,
        normal(sent.medium()),
        campaign(sent.campaign()),
        normal(sent.content()),
        normal(sent.term()));
  }

  /** The normal spelling of a touch's parameters. */
  public static Utm normal(Touchpoint touchpoint) {
    return normal(sent(touchpoint));
  }

  /** The normal spelling of one value, a campaign's name for one; null where nothing is left. */
  public static @Nullable String normal(@Nullable String value) {
    if (value == null) {
      return null;
    }
    String cut = cut(trimmed(value)).toLowerCase(Locale.ROOT);
    String normal = trimmed(cut(cut));
    return normal.isEmpty() ? null : normal;
  }

  /**
   * The normal spelling of a campaign's name. What nobody but we give, {@code (direct)}, {@code
   * (live)} and {@code (none)}, loses its brackets where somebody else gives it: else a campaign's
   * costs would be those of the orders that no campaign led to.
   */
  public static @Nullable String campaign(@Nullable String value) {
    String normal = normal(value);
    return normal != null && RESERVED.contains(normal)
        ? normal.substring(1, normal.length() - 1)
        : normal;
  }

  /** Whether somebody has given a campaign a name that is ours. */
  static boolean isReserved(@Nullable String value) {
    String normal = normal(value);
    return normal != null && RESERVED.contains(normal);
  }

  /** A value as it was sent, so that a table takes it: cut, and without the character NUL. */
  public static String shown(@Nullable String value) {
    return value == null ? "" : cut(value);
  }

  private static String cut(String value) {
    String storable = value.replace('\u0000', '\uFFFD');
    if (storable.codePointCount(0, storable.length()) <= MAX_LENGTH) {
      return storable;
    }
    return storable.substring(0, storable.offsetByCodePoints(0, MAX_LENGTH));
  }

  private static String trimmed(String value) {
    int from = 0;
    int to = value.length();
    while (from < to && isBlank(value.codePointAt(from))) {
      from += Character.charCount(value.codePointAt(from));
    }
    while (to > from && isBlank(value.codePointBefore(to))) {
      to -= Character.charCount(value.codePointBefore(to));
    }
    return value.substring(from, to);
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || Character.isISOControl(codePoint);
  }
}
