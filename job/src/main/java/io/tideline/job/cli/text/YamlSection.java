package io.tideline.job.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys and values of a YAML document, which complain about themselves with their place. */
final class YamlSection {
  private final String place;
  private final JsonNode node;
  private final List<String> keys;

  /**
   * Takes a section.
   *
   * @param place where it stands, such as {@code spam.yaml: settings}
   * @throws InputException if it is none, or has another key than these
   */
  YamlSection(String place, JsonNode node, List<String> keys) {
    this.place = place;
    this.node = node;
    this.keys = keys;
    if (!node.isObject()) {
      throw new InputException(place + ": holds no keys; allowed: " + String.join(", ", keys));
    }
    node.fieldNames().forEachRemaining(this::requireKnown);
  }

  private void requireKnown(String key) {
    if (!keys.isEmpty() && !keys.contains(key)) {
      throw new InputException(
          "%s: the key %s is unknown; allowed: %s".formatted(place, key, String.join(", ", keys)));
    }
  }

  String place() {
    return place;
  }

  boolean has(String key) {
    return node.has(key);
  }

  String text(String key) {
    return optionalText(key)
        .orElseThrow(() -> new InputException(place + ": the key " + key + " is missing"));
  }

  Optional<String> optionalText(String key) {
    if (!node.has(key)) {
      return Optional.empty();
    }
    JsonNode value = node.get(key);
    if (value.isBoolean()) {
      throw wrong(key, "a text, in quotation marks where it is yes, no, true or false");
    }
    if (!value.isValueNode() || value.asText().isBlank() || value.isNull()) {
      throw wrong(key, "a text");
    }
    return Optional.of(value.asText().strip());
  }

  String oneOf(String key, List<String> allowed) {
    String value = text(key);
    if (!allowed.contains(value)) {
      throw wrong(key, String.join(", ", allowed));
    }
    return value;
  }

  boolean flag(String key) {
    if (!node.has(key)) {
      return false;
    }
    if (!node.get(key).isBoolean()) {
      throw wrong(key, "true or false");
    }
    return node.get(key).asBoolean();
  }

  /** A number in a range, ends included; where the key is absent, the default. */
  double number(String key, double from, double to, double orElse) {
    if (!node.has(key)) {
      return orElse;
    }
    double value = node.get(key).isNumber() ? node.get(key).asDouble() : Double.NaN;
    if (!(value >= from && value <= to)) {
      throw wrong(key, "a number from " + plain(from) + " to " + plain(to));
    }
    return value;
  }

  /** A whole number likewise. */
  long wholeNumber(String key, long from, long to, long orElse) {
    double value = number(key, from, to, orElse);
    if (value != Math.rint(value)) {
      throw wrong(key, "a whole number from " + from + " to " + to);
    }
    return (long) value;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  YamlSection section(String key, List<String> allowedKeys) {
    return new YamlSection(place + ": " + key, node.path(key), allowedKeys);
  }

  List<YamlSection> list(String key, List<String> allowedKeys) {
    JsonNode values = node.path(key);
    if (!values.isArray() || values.isEmpty()) {
      throw new InputException(place + ": " + key + ": is no list; allowed: one entry or more");
    }
    List<YamlSection> sections = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String name = values.get(i).path("name").asText(String.valueOf(i + 1));
      sections.add(new YamlSection(place + ": " + key + ": " + name, values.get(i), allowedKeys));
    }
    return sections;
  }

  /** All its keys with their values. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    node.fieldNames().forEachRemaining(key -> texts.put(key, text(key)));
    return texts;
  }

  private InputException wrong(String key, String allowed) {
    return new InputException(
        "%s: %s: %s is not allowed; allowed: %s".formatted(place, key, node.get(key), allowed));
  }
}
