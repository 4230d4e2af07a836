package io.tideline.job.text;

import io.tideline.job.config.TextConfig;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.text.TextAnalyzer;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Reads the text of each inbound message, once for all pipelines. A text that cannot be read is a
 * mistake of the program, whatever the text, so what is thrown goes on and fails the job.
 */
public final class TextFunction extends RichMapFunction<Event, Event> {
  private static final long serialVersionUID = 1L;

  private final TextConfig config;
  private transient TextAnalyzer analyzer;

  /** Takes how texts are read. */
  public TextFunction(TextConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext openContext) throws IOException {
    analyzer = SharedAnalyzers.of(config);
  }

  @Override
  public Event map(Event event) {
    Message message = event.message();
    if (message == null || message.direction() != Direction.INBOUND || message.text() == null) {
      return event;
    }
    return event.withVerdict(analyzer.analyze(message.text(), message.lang()));
  }
}
