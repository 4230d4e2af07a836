package io.tideline.job.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code ${env:NAME}} and {@code ${file:/path}}. What is filled in is not searched again,
 * and never shows in a message.
 */
final class References {
  static final String ALLOWED = "${env:NAME} or ${file:/path}";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]*):?([^}]*)}");

  private final Map<String, String> environment;

  References(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Whether the text holds a reference. */
  static boolean isIn(String text) {
    return REFERENCE.matcher(text).find();
  }

  /** Whether the text is a reference and nothing else. */
  static boolean isAll(String text) {
    return REFERENCE.matcher(text).matches();
  }

  /** The text with its references filled in; throws {@link Unresolved} where one cannot be. */
  String resolve(String text) throws Unresolved {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value =
          switch (matcher.group(1)) {
            case "env" -> fromEnvironment(matcher.group(2));
            case "file" -> fromFile(matcher.group(2));
            default -> throw new Unresolved(matcher.group() + " is unknown; allowed: " + ALLOWED);
          };
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  private String fromEnvironment(String name) throws Unresolved {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new Unresolved(
          "environment variable " + name + (value == null ? " is not set" : " is empty"));
    }
    return value;
  }

  /** The file's text without the line end that editors leave behind. */
  private static String fromFile(String name) throws Unresolved {
    try {
      Path path = Path.of(name);
      if (!path.isAbsolute()) {
        throw new Unresolved("file " + name + " must be an absolute path");
      }
      return Files.readString(path).stripTrailing();
    } catch (IOException | InvalidPathException e) {
      throw new Unresolved("cannot read file " + name + " (" + FileProblem.describe(e) + ")");
    }
  }

  /** A reference that leads nowhere; the message says which and why. */
  static final class Unresolved extends Exception {
    private static final long serialVersionUID = 1L;

    Unresolved(String message) {
      super(message);
    }
  }
}
