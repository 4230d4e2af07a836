package io.tideline.job.cli.text;

import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.SentimentLabel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be measured, and the labels a file may hold for it (CONTRACTS §4). */
enum MeasuredTask {
  SENTIMENT(Stream.of(SentimentLabel.values()).map(SentimentLabel::label)),
  SPAM(Stream.of("spam", "ham")),
  TOXICITY(Stream.of("toxic", "clean")),
  INTENT(Stream.of(Intent.values()).map(Intent::label)),
  LANGUAGE(Stream.of(Language.values()).map(Language::tag)),
  /** Its labels are masked texts, so any. */
  MASK(Stream.of());

  private final List<String> labels;

  MeasuredTask(Stream<String> labels) {
    this.labels = labels.toList();
  }

  List<String> labels() {
    return labels;
  }

  /** The name in commands. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<MeasuredTask> of(String name) {
    return Stream.of(values()).filter(task -> task.label().equalsIgnoreCase(name)).findFirst();
  }

  static List<String> names() {
    return Stream.of(values()).map(MeasuredTask::label).toList();
  }
}
