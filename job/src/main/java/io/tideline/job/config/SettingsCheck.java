package io.tideline.job.config;

import io.tideline.job.config.References.Unresolved;
import io.tideline.job.config.Setting.Shape;
import io.tideline.udfs.playbook.document.DurationText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks settings one by one against {@link ConfigKeys} and gathers every problem. */
final class SettingsCheck {
  private final References references;
  private final Predicate<ConfigKey> inScope;
  private final Map<ConfigKey, Object> values = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** Checks the values of keys in scope; of the others only that their names are known. */
  SettingsCheck(References references, Predicate<ConfigKey> inScope) {
    this.references = references;
    this.inScope = inScope;
  }

  /** The problems so far; more may be added by checks across keys. */
  List<String> problems() {
    return problems;
  }

  /** The values of all settings that hold, and the defaults of the rest. */
  ConfigValues check(Settings settings) {
    problems.addAll(settings.problems());
    settings.byKey().values().forEach(this::check);
    for (ConfigKey key : ConfigKeys.all()) {
      boolean given = settings.byKey().containsKey(key.name());
      if (key.isRequired() && !given && inScope.test(key)) {
        problems.add(
            "%s: %s: is required; allowed: %s"
                .formatted(settings.source(), key.name(), key.allowed().describe(key.type())));
      } else if (key.fallback().kind() == Fallback.Kind.DEFAULT) {
        values.putIfAbsent(key, ValueParser.defaultOf(key));
      }
    }
    return new ConfigValues(values);
  }

  private void check(Setting setting) {
    Optional<ConfigKey> known = KnownNames.keyOf(setting.key());
    if (known.isEmpty()) {
      checkSection(setting);
    } else if (inScope.test(known.get())) {
      checkValue(known.get(), setting);
    }
  }

  private void checkSection(Setting setting) {
    if (!KnownNames.isSection(setting.key())) {
      problems.add(setting.problem("unknown key; " + KnownNames.advice(setting.key())));
    } else if (setting.shape() != Shape.EMPTY) {
      problems.add(setting.problem("is a section; its keys stand below it, one a line"));
    }
  }

  private void checkValue(ConfigKey key, Setting setting) {
    if (setting.shape() == Shape.EMPTY) {
      problems.add(setting.problem("has no value; allowed: " + describe(key)));
      return;
    }
    boolean secret = SecretRule.isSecret(key, setting.key());
    if (secret && !SecretRule.isKeptElsewhere(setting.key(), String.join("", setting.texts()))) {
      problems.add(
          setting.problem("a secret must not be written here; allowed: " + References.ALLOWED));
      return;
    }
    try {
      keep(key, setting, ValueParser.parse(key, setting.shape(), resolved(setting)));
    } catch (Unresolved e) {
      problems.add(setting.problem(e.getMessage()));
    }
  }

  private List<String> resolved(Setting setting) throws Unresolved {
    List<String> filled = new ArrayList<>();
    for (String text : setting.texts()) {
      filled.add(references.resolve(text));
    }
    return filled;
  }

  private void keep(ConfigKey key, Setting setting, @Nullable Object value) {
    if (value == null) {
      problems.add(setting.problem(refusal(key, setting)));
    } else if (key.type() == ValueType.MAP) {
      String name = setting.key().substring(key.name().length() + 1);
      Map<String, String> entries = new TreeMap<>(new ConfigValues(values).map(key));
      entries.put(name, (String) value);
      values.put(key, entries);
    } else {
      values.put(key, value);
    }
  }

  private static String refusal(ConfigKey key, Setting setting) {
    String written = Redaction.ofText(String.join(", ", setting.texts()));
    String kind =
        key.type() == ValueType.DURATION && DurationText.parse(written).isEmpty()
            ? "is not a duration"
            : "is not allowed";
    return "\"" + written + "\" " + kind + "; allowed: " + describe(key);
  }

  private static String describe(ConfigKey key) {
    return key.type() == ValueType.MAP ? key.allowed().form() : key.allowed().describe(key.type());
  }
}
