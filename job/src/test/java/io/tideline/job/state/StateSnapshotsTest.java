package io.tideline.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * State written by every version so far is restored and gives the right answer. {@code
 * src/test/resources/state/README.md} says how the snapshots of a new version are written.
 */
class StateSnapshotsTest {
  private static final Path FOLDER = Path.of("src/test/resources/state");

  @ParameterizedTest
  @MethodSource("snapshots")
  void aCommittedSnapshotRestoresAndAnswers(
      String version, StatefulOperator operator, Backend backend) throws Exception {
    operator.ask(backend, read(file(version, operator)));
  }

  @ParameterizedTest
  @EnumSource
  void aSnapshotOfTodayAnswersLikewise(StatefulOperator operator) throws Exception {
    operator.ask(Backend.ROCKSDB, operator.write(Backend.HASHMAP));
    operator.ask(Backend.HASHMAP, operator.write(Backend.ROCKSDB));
  }

  @Test
  void everyOperatorHasASnapshotInTheNewestVersion() throws IOException {
    List<String> versions = versions();
    String newest = versions.get(versions.size() - 1);
    assertThat(StatefulOperator.values())
        .allMatch(operator -> Files.exists(file(newest, operator)));
  }

  @Test
  @EnabledIfSystemProperty(named = "tideline.state.version", matches = "v\\d+")
  void writesTheSnapshotsOfANewVersion() throws Exception {
    String version = System.getProperty("tideline.state.version");
    Files.createDirectories(FOLDER.resolve(version));
    for (StatefulOperator operator : StatefulOperator.values()) {
      Path file = file(version, operator);
      assertThat(file).doesNotExist();
      OperatorSnapshotUtil.writeStateHandle(operator.write(Backend.HASHMAP), file.toString());
    }
  }

  static List<Arguments> snapshots() throws IOException {
    return versions().stream()
        .flatMap(
            version -> Stream.of(StatefulOperator.values()).map(operator -> of(version, operator)))
        .filter(pair -> Files.exists(file(pair.version(), pair.operator())))
        .flatMap(
            pair ->
                Stream.of(Backend.values())
                    .map(backend -> Arguments.of(pair.version(), pair.operator(), backend)))
        .toList();
  }

  private record Pair(String version, StatefulOperator operator) {}

  private static Pair of(String version, StatefulOperator operator) {
    return new Pair(version, operator);
  }

  private static List<String> versions() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted((a, b) -> Integer.compare(number(a), number(b)))
          .toList();
    }
  }

  private static int number(String version) {
    return Integer.parseInt(version.substring(1));
  }

  private static Path file(String version, StatefulOperator operator) {
    return FOLDER.resolve(version).resolve(operator.uid() + ".bin");
  }

  private static OperatorSubtaskState read(Path file) throws Exception {
    return OperatorSnapshotUtil.readStateHandle(file.toString());
  }
}
