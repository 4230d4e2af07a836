package io.tideline.job.config;

import static io.tideline.job.config.ValueType.STRING;

import java.util.List;

/** Keys of the playbook, and what has moved there. */
final class PlaybookKeys {
  static final ConfigKey FILE =
      ConfigKey.of(
              "playbook.file",
              STRING,
              "The playbook (YAML or JSON) that holds where none is published on the topic"
                  + " `playbook`: thresholds, targets, business hours, rules, templates.")
          .whenAbsent("the built-in playbook")
          .matching("(?s).*\\S.*", "a file with a playbook");

  static final List<ConfigKey> ALL = List.of(FILE);

  /** Sections that were keys here before they became part of the playbook. */
  private static final List<String> MOVED = List.of("sla", "business_hours", "conversations");

  private PlaybookKeys() {}

  /** Whether a key of that name belongs to the playbook. */
  static boolean hasMoved(String name) {
    int dot = name.indexOf('.');
    return MOVED.contains(dot < 0 ? name : name.substring(0, dot));
  }
}
