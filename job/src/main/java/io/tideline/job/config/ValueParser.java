package io.tideline.job.config;

import io.tideline.job.config.Setting.Shape;
import io.tideline.udfs.playbook.document.DurationText;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns texts into the values their keys ask for: texts, longs, booleans, lists. */
final class ValueParser {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

  private ValueParser() {}

  /** The default of a key, parsed as if somebody had written it. */
  static Object defaultOf(ConfigKey key) {
    Object value = parse(key, Shape.SCALAR, List.of(key.fallback().text()));
    if (value == null) {
      throw new IllegalStateException(key.name() + ": its own default is not allowed");
    }
    return value;
  }

  /** The value, null where the texts are none that the key allows. */
  static @Nullable Object parse(ConfigKey key, Shape shape, List<String> texts) {
    if (key.type() == ValueType.LIST) {
      return list(key, shape == Shape.LIST ? texts : splitAtCommas(texts.get(0)));
    }
    if (shape != Shape.SCALAR) {
      return null;
    }
    String text = texts.get(0);
    return switch (key.type()) {
      case STRING, MAP -> matches(key, text) ? text : null;
      case ENUM -> key.allowed().words().contains(text) ? text : null;
      case BOOL -> bool(text);
      case INT -> number(key, WHOLE_NUMBER.matcher(text).matches(), text);
      case DURATION -> duration(key, text);
      case LIST -> throw new IllegalStateException("handled above");
    };
  }

  private static @Nullable Object list(ConfigKey key, List<String> texts) {
    return !texts.isEmpty() && texts.stream().allMatch(text -> matches(key, text))
        ? List.copyOf(texts)
        : null;
  }

  private static List<String> splitAtCommas(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  private static boolean matches(ConfigKey key, String text) {
    return Pattern.matches(key.allowed().pattern(), text);
  }

  private static @Nullable Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  private static @Nullable Long number(ConfigKey key, boolean wellFormed, String text) {
    if (!wellFormed) {
      return null;
    }
    long number = Long.parseLong(text);
    return key.allowed().holds(number) ? number : null;
  }

  private static @Nullable Long duration(ConfigKey key, String text) {
    OptionalLong millis = DurationText.parse(text);
    return millis.isPresent() && key.allowed().holds(millis.getAsLong())
        ? millis.getAsLong()
        : null;
  }
}
