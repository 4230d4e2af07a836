package io.tideline.job.config;

import static io.tideline.job.config.ValueType.STRING;

import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.List;

/** Keys of what keeps people's ids out of the tables. */
final class PrivacyKeys {
  /** The environment variable that keys pseudonyms where the key is not given (SEMANTICS §10). */
  static final String ENVIRONMENT_VARIABLE = "TIDELINE_PSEUDONYM_SECRET";

  static final ConfigKey PSEUDONYM_SECRET =
      ConfigKey.of(
              "privacy.pseudonym_secret",
              STRING,
              "Keys the pseudonyms that stand in the tables in place of personal ids. With another"
                  + " secret the same person gets another key.")
          .whenAbsent("the environment variable `" + ENVIRONMENT_VARIABLE + "`")
          .matching(
              "(?s)(?=.*[^\\s\\p{Z}]).{" + PseudonymSecret.MIN_LENGTH + ",}",
              "at least " + PseudonymSecret.MIN_LENGTH + " characters, not blanks only")
          .asSecret();

  static final List<ConfigKey> ALL = List.of(PSEUDONYM_SECRET);

  private PrivacyKeys() {}
}
