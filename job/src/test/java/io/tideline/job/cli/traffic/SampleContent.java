package io.tideline.job.cli.traffic;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.codec.EventDecoder;
import io.tideline.connectors.codec.Origin;
import java.time.Instant;
import java.util.List;

/** What the quickstart's sample holds of experiments, audiences and posts. */
final class SampleContent {
  static final long END = Instant.parse("2026-03-15T12:00:00Z").toEpochMilli();

  private static final long PAST_MILLIS = 8 * 86_400_000L;

  private SampleContent() {}

  static List<Decoded> decoded() {
    var decoder = new EventDecoder(() -> END);
    return KnownContent.records(
            new TrafficShape(20, 3, 30, END - PAST_MILLIS), END - PAST_MILLIS, END)
        .stream()
        .map(
            record ->
                decoder.decode(
                    record.topic(),
                    record.value(),
                    new Origin(record.topic().baseName(), 0, record.atMillis()),
                    record.atMillis()))
        .toList();
  }
}
