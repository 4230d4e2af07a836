package io.tideline.connectors.file;

import io.tideline.connectors.warehouse.NearestName;
import io.tideline.udfs.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with recorded events: one {@code <topic>.jsonl} for each topic there is input for. */
public final class FileInputs {
  private static final String ENDING = ".jsonl";

  /** A topic of CONTRACTS §1 that holds no events. */
  private static final String PLAYBOOK = "playbook" + ENDING;

  private FileInputs() {}

  /** What keeps the folder from being read, one line a problem; empty where nothing does. */
  public static List<String> check(Path folder) {
    if (!Files.exists(folder)) {
      return List.of(
          "input folder " + folder + ": does not exist; allowed: a folder with <topic>.jsonl");
    }
    if (!Files.isDirectory(folder)) {
      return List.of(
          "input folder " + folder + ": is not a folder; allowed: a folder with <topic>.jsonl");
    }
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      return List.of("input folder " + folder + ": cannot be read; allowed: a folder one may read");
    }
    Map<Topic, Path> files = files(folder);
    if (files.isEmpty()) {
      return List.of(
          "input folder " + folder + ": holds no input; allowed: one or more of " + allowedNames());
    }
    List<String> problems = new ArrayList<>();
    for (Path file : files.values()) {
      if (!Files.isRegularFile(file)) {
        problems.add("input file " + file + ": is not a file; allowed: a file, one event a line");
      } else if (!Files.isReadable(file)) {
        problems.add("input file " + file + ": cannot be read; allowed: a file one may read");
      }
    }
    return problems;
  }

  /**
   * What is probably not meant so, one line each: files that look like input and belong to no
   * topic.
   *
   * @throws IOException where the folder cannot be listed
   */
  public static List<String> warnings(Path folder) throws IOException {
    List<String> known = Topic.all().stream().map(topic -> topic.baseName() + ENDING).toList();
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING) && !known.contains(name) && !name.equals(PLAYBOOK))
          .sorted()
          .map(name -> warning(folder.resolve(name), NearestName.of(name, known)))
          .toList();
    }
  }

  private static String warning(Path file, String nearest) {
    return "input file "
        + file
        + ": belongs to no topic and is not read; nearest known name: "
        + nearest;
  }

  /** The files that exist, by topic, in the order of CONTRACTS §1. */
  public static Map<Topic, Path> files(Path folder) {
    Map<Topic, Path> files = new LinkedHashMap<>();
    for (Topic topic : Topic.all()) {
      Path file = folder.resolve(topic.baseName() + ENDING);
      if (Files.exists(file)) {
        files.put(topic, file);
      }
    }
    return files;
  }

  /** The topic whose events a file of that name holds. */
  static Topic topicOf(String fileName) {
    String baseName = fileName.substring(0, fileName.length() - ENDING.length());
    return Topic.ofBaseName(baseName)
        .orElseThrow(() -> new IllegalArgumentException("not a topic's file: " + fileName));
  }

  private static String allowedNames() {
    return Topic.all().stream()
        .map(topic -> topic.baseName() + ENDING)
        .collect(Collectors.joining(", "));
  }
}
