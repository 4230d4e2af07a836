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

  /** Likewise, of the secrets before it. */
  static final String PREVIOUS_VARIABLE = "TIDELINE_PSEUDONYM_SECRET_PREVIOUS";

  static final ConfigKey PREVIOUS_SECRETS =
      ConfigKey.of(
              "privacy.pseudonym_secret_previous",
              STRING,
              "The secrets that were in use before it, one a line, the oldest first. They are"
                  + " needed for as long as rows of their time are to join to new ones; `warehouse"
                  + " rekey` renews those rows.")
          .whenAbsent("the environment variable `" + PREVIOUS_VARIABLE + "`")
          .asSecret();

  static final List<ConfigKey> ALL = List.of(PSEUDONYM_SECRET, PREVIOUS_SECRETS);

  private PrivacyKeys() {}
}
