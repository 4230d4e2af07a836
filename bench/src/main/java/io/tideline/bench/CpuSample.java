package io.tideline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The CPU time spent so far, in seconds, from Linux's {@code /proc}.
 *
 * @param nanos when, by {@link System#nanoTime()}
 * @param flink of Flink's JVM
 * @param broker of the Kafka broker
 * @param postgres of PostgreSQL's server with all its processes
 * @param machine of everything on this machine
 */
record CpuSample(long nanos, double flink, double broker, double postgres, double machine) {
  /** USER_HZ; every Linux that Java runs on has this one. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int FIRST_TIME = 11;
  private static final int IDLE = 4;
  private static final int WAITING = 5;

  /** A look at now. */
  static CpuSample take(long flinkPid, long brokerPid, long postgresPid) {
    return new CpuSample(
        System.nanoTime(),
        ticks(flinkPid) / TICKS_PER_SECOND,
        ticks(brokerPid) / TICKS_PER_SECOND,
        treeTicks(postgresPid) / TICKS_PER_SECOND,
        machineTicks() / TICKS_PER_SECOND);
  }

  /** Seconds of each from an earlier sample to this one; {@code nanos} likewise. */
  CpuSample since(CpuSample start) {
    return new CpuSample(
        nanos - start.nanos,
        flink - start.flink,
        broker - start.broker,
        postgres - start.postgres,
        machine - start.machine);
  }

  private static long treeTicks(long pid) {
    long descendants =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToLong(child -> ticks(child.pid()))
            .sum();
    return ticks(pid) + descendants;
  }

  /** User and system time, its own and that of children it has seen end. */
  private static long ticks(long pid) {
    String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
    if (stat.isEmpty()) {
      return 0;
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long sum = 0;
    for (int i = FIRST_TIME; i < FIRST_TIME + 4; i++) {
      sum += Long.parseLong(fields[i]);
    }
    return sum;
  }

  private static long machineTicks() {
    String[] fields = read(Path.of("/proc/stat")).lines().findFirst().orElse("").split(" +");
    long sum = 0;
    // Time of guests is part of the user's.
    for (int i = 1; i < Math.min(fields.length, 9); i++) {
      if (i != IDLE && i != WAITING) {
        sum += Long.parseLong(fields[i]);
      }
    }
    return sum;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
