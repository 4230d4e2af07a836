package io.tideline.job.cli;

import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.Map;
import java.util.Optional;

/**
 * The secret of the pseudonyms for commands that may do without one of their own (SEMANTICS §10).
 */
final class SampleSecret {
  private static final String VARIABLE = "TIDELINE_PSEUDONYM_SECRET";

  private static final String PREVIOUS = "TIDELINE_PSEUDONYM_SECRET_PREVIOUS";

  private SampleSecret() {}

  /**
   * The one of the environment with those before it, for a command that makes no sense without.
   *
   * @throws CommandFailure if one is missing or unfit
   */
  static PseudonymSecret required(Map<String, String> environment) {
    PseudonymSecret secret = of(environment);
    if (secret.equals(PseudonymSecret.PUBLISHED) || secret.isTooShort()) {
      throw CommandFailure.badUsage(
          "tideline: environment: %s is not set, or too short; allowed: at least %d characters"
              .formatted(VARIABLE, PseudonymSecret.MIN_LENGTH));
    }
    return secret;
  }

  /**
   * The one of the environment, else the published one.
   *
   * @throws CommandFailure if it is of blanks only, which nobody means
   */
  static PseudonymSecret of(Map<String, String> environment) {
    String given = environment.getOrDefault(VARIABLE, "");
    if (given.isEmpty()) {
      return PseudonymSecret.PUBLISHED;
    }
    PseudonymSecret secret =
        new PseudonymSecret(given).after(environment.getOrDefault(PREVIOUS, ""));
    if (secret.hasUnfitPrevious()) {
      throw CommandFailure.badUsage(
          "tideline: environment: %s: allowed: one a line, each at least %d characters, none twice and none that is the present one"
              .formatted(PREVIOUS, PseudonymSecret.MIN_LENGTH));
    }
    if (secret.isBlank()) {
      throw CommandFailure.badUsage(
          "tideline: environment: %s holds nothing but blanks; allowed: at least %d characters, or unset"
              .formatted(VARIABLE, PseudonymSecret.MIN_LENGTH));
    }
    return secret;
  }

  /** What is to be said about it, one line. */
  static Optional<String> warning(PseudonymSecret secret) {
    if (secret.equals(PseudonymSecret.PUBLISHED)) {
      return Optional.of(
          VARIABLE
              + " is not set: pseudonyms are made with a published secret, fit for sample data"
              + " only");
    }
    return secret.isTooShort()
        ? Optional.of(
            "%s has fewer than %d characters: who tries can find the ids behind the pseudonyms"
                .formatted(VARIABLE, PseudonymSecret.MIN_LENGTH))
        : Optional.empty();
  }
}
