package io.tideline.job.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of a Flink installation, picked from this JVM's own class path. Neither our modules nor
 * what the job's jar brings along is among them: a class missing from that jar must be missed.
 */
final class FlinkClassPath {
  /** Flink artifacts that no installation has in its {@code lib} folder. */
  private static final List<String> NOT_INSTALLED =
      List.of("flink-connector-kafka-", "flink-test-utils-", "flink-table-");

  /** What Flink's own artifacts need, and a log4j binding. */
  private static final List<String> NEEDS =
      List.of(
          "kryo-",
          "reflectasm-",
          "objenesis-",
          "minlog-",
          "commons-cli-",
          "commons-collections-",
          "commons-compress-",
          "commons-io-",
          "commons-lang3-",
          "commons-math3-",
          "commons-text-",
          "RoaringBitmap-",
          "snakeyaml-engine-",
          "javassist-",
          "snappy-java-",
          "lz4-java-",
          "async-profiler-",
          "frocksdbjni-",
          "slf4j-api-",
          "log4j-slf4j-impl-",
          "log4j-api-",
          "log4j-core-");

  private FlinkClassPath() {}

  /** The jars in the form of {@code java -cp}. */
  static String ofThisJvm() {
    List<Path> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(FlinkClassPath::isInstalled)
            .filter(Files::isRegularFile)
            .distinct()
            .toList();
    if (jars.stream().noneMatch(jar -> jar.getFileName().toString().startsWith("flink-runtime"))) {
      throw new IllegalStateException("No Flink on the class path of this JVM");
    }
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isInstalled(Path entry) {
    String name = entry.getFileName().toString();
    if (name.startsWith("flink-")) {
      return !name.endsWith("-tests.jar") && NOT_INSTALLED.stream().noneMatch(name::startsWith);
    }
    return NEEDS.stream().anyMatch(name::startsWith);
  }
}
