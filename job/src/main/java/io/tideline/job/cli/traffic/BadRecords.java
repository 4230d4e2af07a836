package io.tideline.job.cli.traffic;

import java.nio.charset.StandardCharsets;

/** What goes wrong on the way to Kafka: each record must become a dead letter. */
final class BadRecords {
  private static final int KINDS = 6;

  private BadRecords() {}

  static TrafficRecord spoil(TrafficRecord good, Dice dice) {
    String json = new String(good.value(), StandardCharsets.UTF_8);
    String spoilt =
        switch (dice.below(KINDS)) {
          case 0 -> json.substring(0, json.length() / 2);
          case 1 -> "[" + json + "]";
          case 2 -> json.replaceFirst("\"type\":\"[^\"]*\"", "\"type\":\"story.viewed\"");
          case 3 -> json.replaceFirst("\"occurred_at\"", "\"occured_at\"");
          case 4 -> json.replaceFirst("\"account_id\":\"[^\"]*\"", "\"account_id\":\"\"");
          default -> json + json;
        };
    return new TrafficRecord(
        good.topic(), good.key(), spoilt.getBytes(StandardCharsets.UTF_8), good.atMillis(), true);
  }
}
