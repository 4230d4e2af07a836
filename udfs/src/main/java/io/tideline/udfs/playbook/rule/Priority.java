package io.tideline.udfs.playbook.rule;

import io.tideline.udfs.signal.Signal;

/**
 * How urgent the triggers of a signal are, 0 to 100 (SEMANTICS §9). It is the sum, rounded and cut
 * off at 100, of
 *
 * <pre>
 * 20   to start with
 * 30   purchase intent; 20 a complaint; 15 a question
 * 20 · (0.5 − score) / 0.5              for a sentiment score below 0.5
 * 20 · min(1, waiting / target)         of the first response
 * 10 · min(1, orders / 5)               past orders of the person
 * 10   reach band viral; 5 organic
 * 20 · critical, 10 · warning           of an alert's severity
 * </pre>
 *
 * <p>What is absent adds nothing.
 */
final class Priority {
  private static final double BASE = 20;
  private static final double NEUTRAL = 0.5;
  private static final double FAITHFUL_ORDERS = 5;

  private Priority() {}

  static int of(Signal signal) {
    double sum =
        BASE + intent(signal) + mood(signal) + waiting(signal) + orders(signal) + reach(signal);
    sum += severity(signal);
    return (int) Math.round(Math.min(100, sum));
  }

  private static double intent(Signal signal) {
    return switch (text(signal, "signal.intent")) {
      case "purchase" -> 30;
      case "complaint" -> 20;
      case "question" -> 15;
      default -> 0;
    };
  }

  private static double mood(Signal signal) {
    double score = number(signal, "signal.sentiment_score", NEUTRAL);
    return 20 * Math.max(0, NEUTRAL - score) / NEUTRAL;
  }

  private static double waiting(Signal signal) {
    double target = number(signal, "conversation.frt_target_s", 0);
    double waiting = number(signal, "conversation.waiting_s", 0);
    return target <= 0 ? 0 : 20 * Math.max(0, Math.min(1, waiting / target));
  }

  private static double orders(Signal signal) {
    return 10 * Math.min(1, number(signal, "person.orders", 0) / FAITHFUL_ORDERS);
  }

  private static double reach(Signal signal) {
    return switch (text(signal, "video.reach_band")) {
      case "viral" -> 10;
      case "organic" -> 5;
      default -> 0;
    };
  }

  private static double severity(Signal signal) {
    return switch (text(signal, "signal.severity")) {
      case "critical" -> 20;
      case "warning" -> 10;
      default -> 0;
    };
  }

  private static String text(Signal signal, String field) {
    return signal.value(field) instanceof String text ? text : "";
  }

  private static double number(Signal signal, String field, double absent) {
    return signal.value(field) instanceof Number number ? number.doubleValue() : absent;
  }
}
