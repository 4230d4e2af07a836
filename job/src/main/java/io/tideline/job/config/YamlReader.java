package io.tideline.job.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.tideline.job.config.Setting.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Flattens one YAML document into settings with their line numbers. Sections and dotted names may
 * be mixed freely: {@code checkpoint: {interval: 10s}} and {@code checkpoint.interval: 10s} are the
 * same.
 */
final class YamlReader {
  private final String source;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private YamlReader(String source) {
    this.source = source;
  }

  /**
   * Reads the text; what is wrong with single keys is among the result's problems.
   *
   * @throws ConfigException where it is no configuration at all: what it lacks can't be told then
   */
  static Settings read(String source, String yaml) {
    YamlReader reader = new YamlReader(source);
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      reader.document(parser);
    } catch (JsonProcessingException e) {
      throw new ConfigException(List.of(YamlProblem.describe(source, e)));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory always reads", e);
    }
    return new Settings(source, reader.settings, reader.problems);
  }

  private void document(YAMLParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return;
    }
    if (first != JsonToken.START_OBJECT) {
      throw new ConfigException(
          List.of(place(parser) + ": not a configuration; allowed: keys and values"));
    }
    section("", parser);
    if (parser.nextToken() != null) {
      problems.add(place(parser) + ": a second document; allowed: one document");
    }
  }

  private void section(String prefix, YAMLParser parser) throws IOException {
    boolean empty = true;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      empty = false;
      String name = parser.currentName();
      String key = prefix.isEmpty() ? name : prefix + "." + name;
      String place = place(parser);
      JsonToken value = parser.nextToken();
      if (parser.isCurrentAlias()) {
        problems.add(place + ": " + key + ": is a YAML alias; write the value itself");
      } else if (value == JsonToken.START_OBJECT) {
        section(key, parser);
      } else if (value == JsonToken.START_ARRAY) {
        put(new Setting(key, Shape.LIST, list(key, parser), place));
      } else if (value == JsonToken.VALUE_NULL) {
        put(new Setting(key, Shape.EMPTY, List.of(), place));
      } else {
        put(Setting.scalar(key, parser.getText(), place));
      }
    }
    if (empty) {
      put(new Setting(prefix, Shape.EMPTY, List.of(), place(parser)));
    }
  }

  private List<String> list(String key, YAMLParser parser) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      if (t.isScalarValue() && t != JsonToken.VALUE_NULL && !parser.isCurrentAlias()) {
        texts.add(parser.getText());
      } else {
        problems.add(place(parser) + ": " + key + ": a list holds plain values only");
        parser.skipChildren();
      }
    }
    return texts;
  }

  private void put(Setting setting) {
    if (setting.key().isEmpty()) {
      return;
    }
    Setting earlier = settings.putIfAbsent(setting.key(), setting);
    if (earlier != null) {
      problems.add(setting.problem("given twice; first at " + earlier.place()));
    }
  }

  private String place(JsonParser parser) {
    return source + ":" + parser.currentTokenLocation().getLineNr();
  }
}
