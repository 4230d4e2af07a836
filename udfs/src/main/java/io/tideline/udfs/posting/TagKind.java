package io.tideline.udfs.posting;

import java.util.Locale;

/** What a tag is. */
public enum TagKind {
  HASHTAG,
  SOUND;

  /** The name in {@code tag_lift.kind}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
