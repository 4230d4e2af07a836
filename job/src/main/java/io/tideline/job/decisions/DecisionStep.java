package io.tideline.job.decisions;

import io.tideline.udfs.content.VideoStanding;
import io.tideline.udfs.decision.VideoFacts;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalType;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to be decided about, or to be known by then: an event, what a pipeline has found, or
 * how far a video came; one of the three.
 *
 * @param key by which it is dealt out, of {@link DecisionKeys}
 * @param personId whom it is about; null where it is about nobody
 * @param event null where it is none
 * @param signal null where it is no finding
 * @param standing null where it is none of a video
 * @param video what is known of its video; null before that is looked up, and where it has none
 */
public record DecisionStep(
    String key,
    @Nullable String personId,
    @Nullable Event event,
    @Nullable Signal signal,
    @Nullable VideoStanding standing,
    @Nullable VideoFacts video) {

  private static final String LAST = "\uffff";

  /** The order in which steps are applied that the clock has passed (SEMANTICS §1). */
  static final Comparator<DecisionStep> ORDER =
      Comparator.comparingLong(DecisionStep::atMillis)
          .thenComparing(DecisionStep::id)
          .thenComparingInt(DecisionStep::kind);

  static DecisionStep of(String key, @Nullable String personId, Event event) {
    return new DecisionStep(key, personId, event, null, null, null);
  }

  static DecisionStep of(String key, @Nullable String personId, Signal signal) {
    return new DecisionStep(key, personId, null, signal, null, null);
  }

  /** How far a video came, by that. */
  static DecisionStep of(VideoStanding standing) {
    String key = DecisionKeys.video(standing.platform(), standing.accountId(), standing.videoId());
    return new DecisionStep(key, null, null, null, standing, null);
  }

  /** A finding, by whom it is about, else by itself. */
  static DecisionStep of(Signal signal) {
    String person = signal.subject().customerId();
    String key =
        person == null
            ? DecisionKeys.cause(signal.cause())
            : DecisionKeys.person(signal.subject().platform(), person);
    return of(key, person, signal);
  }

  DecisionStep with(VideoFacts facts) {
    return new DecisionStep(key, personId, event, signal, standing, facts);
  }

  DecisionStep by(String otherKey) {
    return new DecisionStep(otherKey, personId, event, signal, standing, video);
  }

  /** When it happened. */
  long atMillis() {
    if (standing != null) {
      return standing.atMillis();
    }
    return event != null ? event.occurredAtMillis() : finding().occurredAtMillis();
  }

  Signal finding() {
    return Objects.requireNonNull(signal);
  }

  /**
   * What is known of a video comes before what it is asked for at the same time, and an order is
   * counted before rules are asked about it.
   */
  private String id() {
    if (standing != null) {
      return "";
    }
    if (event == null && finding().type() == SignalType.ORDER_PLACED) {
      return LAST + finding().cause();
    }
    return event != null ? event.eventId() : finding().cause();
  }

  private int kind() {
    if (standing != null) {
      return 0;
    }
    return event != null ? event.type().ordinal() : 1_000 + finding().type().ordinal();
  }
}
