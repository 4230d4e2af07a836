package io.tideline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.connectors.warehouse.WarehouseLocation;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Makes one line of a drain's figures, and remembers those that others are held against. */
final class Throughput {
  private static final double NANOS = 1e9;
  private static final double MILLION = 1e6;

  private final long events;
  private @Nullable Double decodeOnly;
  private @Nullable Double fullJob;

  /** CPU seconds of Flink a million events. */
  private @Nullable Double decodeCpu;

  private @Nullable Double textCpu;
  private @Nullable Double quietRate;
  private @Nullable Double quietCpu;

  Throughput(long events) {
    this.events = events;
  }

  /** Events a second of the full job, where it has been measured. */
  @Nullable Double fullJob() {
    return fullJob;
  }

  ObjectNode line(Measure measure, ObjectNode figures, WarehouseLocation warehouse)
      throws SQLException {
    double seconds = figures.get("nanos").asLong() / NANOS;
    double rate = events / seconds;
    double cpu = figures.get("cpu_flink").asDouble() / events * MILLION;
    if (measure == Measure.DECODE_ONLY) {
      decodeOnly = rate;
      decodeCpu = cpu;
    } else if (measure == Measure.DECODE_AND_TEXT && decodeCpu != null) {
      textCpu = cpu - decodeCpu;
    }
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("measure", measure.wireName());
    line.put("events", events);
    line.put("seconds", rounded(seconds, 2));
    line.put("events_per_s", Math.round(rate));
    putCpu(line, figures, seconds);
    line.put("peak_memory_mb", figures.get("peak_kb").asLong() / 1024);
    line.put("ratio_to_decode_only", decodeOnly == null ? null : rounded(rate / decodeOnly, 3));
    if (measure == Measure.DECODE_AND_TEXT || measure.isWholeJob()) {
      line.put("text_cpu_s_per_million", textCpu == null ? null : rounded(textCpu, 2));
      line.put("text_share_of_cpu", textCpu == null ? null : rounded(textCpu / cpu, 3));
    }
    if (measure == Measure.WITHOUT_ANOMALIES) {
      quietRate = rate;
      quietCpu = cpu;
    } else if (measure == Measure.FULL_JOB) {
      fullJob = rate;
      line.put("ratio_to_without_anomalies", ratio(rate, quietRate));
      line.put("cpu_ratio_to_without_anomalies", ratio(cpu, quietCpu));
    }
    if (measure.isWholeJob()) {
      putJob(line, figures, warehouse);
    }
    return line;
  }

  private static @Nullable Double ratio(double figure, @Nullable Double of) {
    return of == null ? null : rounded(figure / of, 3);
  }

  private void putCpu(ObjectNode line, ObjectNode figures, double seconds) {
    double flink = figures.get("cpu_flink").asDouble();
    double broker = figures.get("cpu_broker").asDouble();
    double postgres = figures.get("cpu_postgres").asDouble();
    double others = figures.get("cpu_machine").asDouble() - flink - broker - postgres;
    line.put("cpu_s_per_million", rounded(flink / events * MILLION, 2));
    line.put("broker_cpu_s_per_million", rounded(broker / events * MILLION, 2));
    line.put("postgres_cpu_s_per_million", rounded(postgres / events * MILLION, 2));
    line.put("cores_used", rounded((flink + broker + postgres) / seconds, 2));
    line.put("cores_used_by_others", rounded(Math.max(0, others) / seconds, 2));
  }

  private void putJob(ObjectNode line, ObjectNode figures, WarehouseLocation warehouse)
      throws SQLException {
    ObjectNode checkpoints = (ObjectNode) figures.get("checkpoints");
    try (WarehouseFigures tables = WarehouseFigures.open(warehouse)) {
      long series = tables.series();
      long state = checkpoints.get("state_bytes").asLong();
      line.put("series", series);
      line.put("state_bytes", state);
      line.put("state_bytes_per_series", series == 0 ? null : rounded((double) state / series, 1));
      line.set("state_bytes_by_step", checkpoints.get("state_bytes_by_step"));
      line.set("checkpoints_completed", checkpoints.get("completed"));
      line.set("checkpoints_failed", checkpoints.get("failed"));
      line.put("checkpoint_mean_ms", Math.round(checkpoints.get("mean_ms").asDouble()));
      tables.putRows(line.putObject("rows"));
      long accepted = figures.get("accepted").asLong();
      line.put("accepted", accepted);
      line.put("counted", tables.countedEvents());
      line.put("correct", accepted == events && tables.countedEvents() == accepted);
    }
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
