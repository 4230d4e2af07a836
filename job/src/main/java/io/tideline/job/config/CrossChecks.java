package io.tideline.job.config;

import io.tideline.connectors.kafka.FixedProperties;
import io.tideline.connectors.text.ModelFolder;
import io.tideline.udfs.playbook.document.DurationText;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks that no single key can answer: between keys, and between keys and the environment. */
final class CrossChecks {
  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile("(?i)//[^/@]*:[^/@]*@|[?&][a-z]*password=");

  private final Settings settings;
  private final ConfigValues values;
  private final List<String> problems = new ArrayList<>();

  CrossChecks(Settings settings, ConfigValues values) {
    this.settings = settings;
    this.values = values;
  }

  /** The problems of a warehouse's own keys. */
  List<String> ofWarehouse() {
    String url = values.optionalText(WarehouseKeys.URL).orElse("");
    if (PASSWORD_IN_URL.matcher(url).find()) {
      add(WarehouseKeys.URL.name(), "must not hold a password; it belongs to warehouse.password");
    }
    if (url.isEmpty() && !settings.byKey().containsKey(WarehouseKeys.URL.name())) {
      for (String name : settings.byKey().keySet()) {
        if (name.startsWith("warehouse.") && KnownNames.keyOf(name).isPresent()) {
          add(name, "says nothing without warehouse.url");
        }
      }
    }
    return problems;
  }

  /** The problems of Kafka's own keys. */
  List<String> ofKafka() {
    fixedAmongProperties();
    topicsOfOneName();
    return problems;
  }

  /** The problems of a whole run. */
  List<String> ofRun() {
    ofWarehouse();
    ofKafka();
    transactionOutlivesCheckpoint();
    modelsCanBeRead();
    webhooksAreSigned();
    ofPseudonyms();
    boolean secretGiven = settings.byKey().containsKey(PrivacyKeys.PSEUDONYM_SECRET.name());
    if (values.has(WarehouseKeys.URL) && !secretGiven) {
      add(
          WarehouseKeys.URL.name(),
          "with a warehouse the environment variable %s must be set and not empty"
              .formatted(PrivacyKeys.ENVIRONMENT_VARIABLE));
    }
    return problems;
  }

  /** The problems of the secrets of the pseudonyms. */
  List<String> ofPseudonyms() {
    String secret = values.optionalText(PrivacyKeys.PSEUDONYM_SECRET).orElse("");
    String previous = values.optionalText(PrivacyKeys.PREVIOUS_SECRETS).orElse("");
    if (!previous.isEmpty() && secret.isEmpty()) {
      add(PrivacyKeys.PREVIOUS_SECRETS.name(), "says nothing without privacy.pseudonym_secret");
    }
    if (new PseudonymSecret(secret).after(previous).hasUnfitPrevious()) {
      add(
          PrivacyKeys.PREVIOUS_SECRETS.name(),
          "allowed: one a line, each at least %d characters, none twice and none that is the present one"
              .formatted(PseudonymSecret.MIN_LENGTH));
    }
    return problems;
  }

  private void fixedAmongProperties() {
    for (String property : values.map(KafkaKeys.PROPERTIES).keySet()) {
      FixedProperties.refusal(property)
          .ifPresent(why -> add(KafkaKeys.PROPERTIES.name() + "." + property, why));
    }
  }

  private void topicsOfOneName() {
    Map<String, String> renamed = values.map(KafkaKeys.TOPICS);
    Map<String, String> taken = new HashMap<>();
    for (String baseName : KafkaKeys.TOPIC_BASE_NAMES) {
      String name = renamed.getOrDefault(baseName, values.text(KafkaKeys.TOPIC_PREFIX) + baseName);
      String other = taken.putIfAbsent(name, baseName);
      if (other != null) {
        String culprit = renamed.containsKey(baseName) ? baseName : other;
        String twin = culprit.equals(baseName) ? other : baseName;
        add(
            KafkaKeys.TOPICS.name() + "." + culprit,
            "\"%s\" is the topic of %s; allowed: a name of its own".formatted(name, twin));
      }
    }
  }

  private void transactionOutlivesCheckpoint() {
    long needed =
        values.number(RuntimeKeys.CHECKPOINT_INTERVAL)
            + values.number(RuntimeKeys.CHECKPOINT_TIMEOUT);
    long timeout = values.number(KafkaKeys.TRANSACTION_TIMEOUT);
    if (timeout < needed) {
      add(
          KafkaKeys.TRANSACTION_TIMEOUT.name(),
          "\"%s\" is too short; allowed: at least checkpoint.interval + checkpoint.timeout = %s"
              .formatted(DurationText.print(timeout), DurationText.print(needed)));
    }
  }

  private void webhooksAreSigned() {
    boolean secret = settings.byKey().containsKey(NotifyKeys.WEBHOOK_SECRET.name());
    if (values.has(NotifyKeys.WEBHOOK) && !secret) {
      add(
          NotifyKeys.WEBHOOK.name(),
          "without notify.webhook.secret nobody could tell whose requests these are; allowed: both,"
              + " or neither");
    }
  }

  private void modelsCanBeRead() {
    values
        .optionalText(TextKeys.MODELS)
        .flatMap(folder -> ModelFolder.problem(Path.of(folder)))
        .ifPresent(problem -> add(TextKeys.MODELS.name(), problem));
  }

  private void add(String key, String what) {
    Setting setting = settings.byKey().get(key);
    String place = setting == null ? settings.source() : setting.place();
    problems.add(place + ": " + key + ": " + what);
  }
}
