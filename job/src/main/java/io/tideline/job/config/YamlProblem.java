package io.tideline.job.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Why a text is not YAML, and where, in one line. */
public final class YamlProblem {
  private YamlProblem() {}

  /** Such as {@code tideline.yaml:3: not YAML: expected <block end>}. */
  public static String describe(String source, JsonProcessingException e) {
    String what = e.getOriginalMessage().lines().findFirst().orElse("").strip();
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      what = marked.getProblem();
      line = marked.getProblemMark().getLine() + 1;
    }
    return source + ":" + line + ": not YAML: " + what;
  }
}
