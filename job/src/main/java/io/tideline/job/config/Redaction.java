package io.tideline.job.config;

import java.util.regex.Pattern;

/** What may be shown of values that can hold a secret. */
final class Redaction {
  static final String HIDDEN = "***";

  private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([a-z_.]*(?:password|secret|token)[a-z_.]*=)[^&;\\s]*");

  private Redaction() {}

  /** A text as written, without the credentials of a URL in it. */
  static String ofText(String text) {
    String withoutUser = USER_INFO.matcher(text).replaceAll("//" + HIDDEN + "@");
    return PARAMETER.matcher(withoutUser).replaceAll("$1" + HIDDEN);
  }
}
