package io.tideline.job.ingest;

import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Topic;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of each topic: as Flink metrics ({@code
 * <operator>.topic.<name>.<what>}, dead letters also by {@code reason}) and as accumulators named
 * {@code <topic>/<what>}, which the summary of a bounded run is made of.
 */
public final class IngestCounters {
  /** Records read. */
  public static final String READ = "read";

  /** Events accepted: valid and not seen before. */
  public static final String ACCEPTED = "accepted";

  /** Events dropped because their id was seen within 24 h of event time. */
  public static final String DUPLICATES = "duplicates";

  /** Null values. */
  public static final String TOMBSTONES = "tombstones";

  /** Followed by {@code /<reason>}. */
  public static final String DEAD_LETTERS = "dead_letters";

  private final Map<Topic, Map<String, Pair>> byTopic = new EnumMap<>(Topic.class);
  private final RuntimeContext context;

  /** What was counted last: mostly it is the same again. */
  private @Nullable Topic lastTopic;

  private @Nullable String lastWhat;
  private @Nullable Pair last;

  public IngestCounters(RuntimeContext context) {
    this.context = context;
  }

  /** Counts one record of the topic. */
  public void count(Topic topic, String what) {
    if (last == null || topic != lastTopic || !what.equals(lastWhat)) {
      last =
          byTopic
              .computeIfAbsent(topic, t -> new HashMap<>())
              .computeIfAbsent(what, w -> register(topic, w));
      lastTopic = topic;
      lastWhat = what;
    }
    last.increment();
  }

  /** Counts one dead letter of the topic. */
  public void deadLetter(Topic topic, DeadLetterReason reason) {
    byTopic
        .computeIfAbsent(topic, t -> new HashMap<>())
        .computeIfAbsent(
            DEAD_LETTERS + "/" + reason.wireName(), w -> registerReason(topic, reason, w))
        .increment();
  }

  private Pair register(Topic topic, String what) {
    return pair(topicGroup(topic).counter(what), topic, what);
  }

  private Pair registerReason(Topic topic, DeadLetterReason reason, String what) {
    Counter metric = topicGroup(topic).addGroup("reason", reason.wireName()).counter(DEAD_LETTERS);
    return pair(metric, topic, what);
  }

  private Pair pair(Counter metric, Topic topic, String what) {
    return new Pair(metric, context.getLongCounter(topic.baseName() + "/" + what));
  }

  private MetricGroup topicGroup(Topic topic) {
    return context.getMetricGroup().addGroup("topic", topic.baseName());
  }

  private record Pair(Counter metric, LongCounter accumulator) {
    void increment() {
      metric.inc();
      accumulator.add(1L);
    }
  }
}
