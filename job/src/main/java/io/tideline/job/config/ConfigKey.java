package io.tideline.job.config;

import io.tideline.udfs.playbook.document.DurationText;
import java.util.List;

/**
 * One key of the configuration, with everything its check and its documentation need.
 *
 * @param name dotted name; of a map the part before the free names
 * @param type what it holds
 * @param unit what its number counts, empty where there is nothing to say
 * @param doc what it does, in sentences
 * @param fallback what holds where it is not given
 * @param allowed which values are allowed
 * @param secret whether its value may only come from the environment or a file
 */
public record ConfigKey(
    String name,
    ValueType type,
    String unit,
    String doc,
    Fallback fallback,
    Allowed allowed,
    boolean secret) {

  static ConfigKey of(String name, ValueType type, String doc) {
    Fallback nothing = new Fallback(Fallback.Kind.ABSENT, "none");
    return new ConfigKey(name, type, "", doc, nothing, Allowed.ANY, false);
  }

  ConfigKey required() {
    return with(new Fallback(Fallback.Kind.REQUIRED, ""));
  }

  ConfigKey byDefault(String text) {
    return with(new Fallback(Fallback.Kind.DEFAULT, text));
  }

  ConfigKey whenAbsent(String inWords) {
    return with(new Fallback(Fallback.Kind.ABSENT, inWords));
  }

  ConfigKey counting(String whatItCounts) {
    return new ConfigKey(name, type, whatItCounts, doc, fallback, allowed, secret);
  }

  ConfigKey between(long smallest, long largest) {
    return with(allowed.between(smallest, largest));
  }

  ConfigKey between(String shortest, String longest) {
    return between(
        DurationText.parse(shortest).orElseThrow(), DurationText.parse(longest).orElseThrow());
  }

  ConfigKey oneOf(List<String> words) {
    return with(allowed.oneOf(words));
  }

  ConfigKey matching(String pattern, String inWords) {
    return with(allowed.matching(pattern, inWords));
  }

  ConfigKey asSecret() {
    return new ConfigKey(name, type, unit, doc, fallback, allowed, true);
  }

  /** Whether it must be given. */
  public boolean isRequired() {
    return fallback.kind() == Fallback.Kind.REQUIRED;
  }

  private ConfigKey with(Fallback other) {
    return new ConfigKey(name, type, unit, doc, other, allowed, secret);
  }

  private ConfigKey with(Allowed other) {
    return new ConfigKey(name, type, unit, doc, fallback, other, secret);
  }
}
