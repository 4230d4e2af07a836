package io.tideline.job.config;

import io.tideline.udfs.playbook.document.DurationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code docs/configuration.md} from {@link ConfigKeys}. */
public final class ConfigReference {
  private static final String HEAD =
      """
      # Configuration

      <!-- Generated from ConfigKeys by ConfigReference; change it there. -->

      `./tideline run --config FILE` and `flink run tideline-job.jar --config FILE` read one YAML
      file. Keys may stand in sections or be written with dots; `--set key=value` goes over the file
      and may be repeated. Every problem is reported, one line each, before anything starts (exit 2).

      ```yaml
      kafka:
        bootstrap_servers: broker-1:9092, broker-2:9092
        properties:
          security.protocol: SASL_SSL
          sasl.mechanism: SCRAM-SHA-512
          sasl.jaas.config: >-
            org.apache.kafka.common.security.scram.ScramLoginModule required
            username="tideline" password="${env:KAFKA_PASSWORD}";
      warehouse:
        url: jdbc:postgresql://db:5432/analytics
        user: tideline
        password: ${file:/run/secrets/warehouse-password}
      checkpoint:
        interval: 10s
        directory: s3://bucket/tideline/checkpoints
      ```

      - **Durations** are a number and `ms`, `s`, `min`, `h` or `d`: `250ms`, `10s`, `2d`.
      - **Secrets** are never written down: `${env:NAME}` takes a value from an environment variable,
        `${file:/path}` from a file (without the line end). Both work for every key; for keys marked
        *secret* and for client properties that hold a password, secret, token or JAAS line nothing
        else is accepted.
      - **With a warehouse** the environment variable `TIDELINE_PSEUDONYM_SECRET` must be set, or
        `privacy.pseudonym_secret` given: it keys the pseudonyms that stand in the tables in place of
        personal ids.
      """;

  private ConfigReference() {}

  /** Writes the reference to the file named by the only argument. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), markdown());
  }

  /** The whole reference. */
  public static String markdown() {
    StringBuilder text = new StringBuilder(HEAD);
    sections()
        .forEach(
            (section, keys) -> {
              text.append("\n## ").append(section).append("\n\n");
              text.append("| key | type | default | allowed | what it does |\n");
              text.append("|---|---|---|---|---|\n");
              keys.forEach(key -> text.append(row(key)));
            });
    return text.toString();
  }

  private static Map<String, List<ConfigKey>> sections() {
    Map<String, List<ConfigKey>> sections = new LinkedHashMap<>();
    for (ConfigKey key : ConfigKeys.all()) {
      String section = key.name().split("\\.", 2)[0];
      sections.computeIfAbsent(section, name -> new ArrayList<>()).add(key);
    }
    return sections;
  }

  private static String row(ConfigKey key) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(name(key), type(key), fallback(key), allowed(key), key.doc());
  }

  private static String name(ConfigKey key) {
    return key.type() == ValueType.MAP ? key.name() + ".<name>" : key.name();
  }

  private static String type(ConfigKey key) {
    String unit = key.unit().isEmpty() ? "" : " (" + key.unit() + ")";
    return key.type().words() + unit + (key.secret() ? ", *secret*" : "");
  }

  private static String fallback(ConfigKey key) {
    return switch (key.fallback().kind()) {
      case REQUIRED -> "**required**";
      case DEFAULT -> "`" + key.fallback().text() + "`";
      case ABSENT -> key.fallback().text();
    };
  }

  private static String allowed(ConfigKey key) {
    Allowed allowed = key.allowed();
    return switch (key.type()) {
      case INT -> allowed.min() + " to " + allowed.max();
      case DURATION ->
          DurationText.print(allowed.min()) + " to " + DurationText.print(allowed.max());
      case MAP -> allowed.describe(key.type()) + "; " + allowed.form();
      default -> allowed.describe(key.type());
    };
  }
}
