package io.tideline.job.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file and the overrides say, by dotted name, in the order written.
 *
 * @param source the file's name, the place of what is missing from it
 * @param byKey the settings that hold
 * @param problems what could not be read, one line each
 */
record Settings(String source, Map<String, Setting> byKey, List<String> problems) {

  /** Puts {@code key=value} overrides over these settings; a later one wins. */
  Settings with(List<String> overrides) {
    Map<String, Setting> merged = new LinkedHashMap<>(byKey);
    List<String> all = new ArrayList<>(problems);
    for (String override : overrides) {
      int equals = override.indexOf('=');
      if (equals < 1) {
        all.add("--set: \"" + override + "\" is not an override; allowed: key=value");
      } else {
        String key = override.substring(0, equals).strip();
        merged.put(key, Setting.scalar(key, override.substring(equals + 1).strip(), "--set"));
      }
    }
    return new Settings(source, merged, all);
  }
}
