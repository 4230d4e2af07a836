package io.tideline.bench;

import java.util.Locale;

/**
 * A playbook of as many enabled rules on messages as are asked for, beside the built-in texts and
 * guards. The first answers questions; of the others each asks for a channel, a language and a
 * score of its own, and every eighth for the person's orders as well.
 */
final class ManyRules {
  private ManyRules() {}

  static String document(int rules) {
    var text = new StringBuilder("version: bench\nfaq: {entries: []}\nrules:");
    text.append(rules == 0 ? " []" : "\n");
    for (int rule = 0; rule < rules; rule++) {
      text.append("  - id: r").append(rule).append("\n    on: message\n    when: >-\n      ");
      text.append(condition(rule)).append("\n    then: [{action: ");
      text.append(rule == 0 ? "send_reply, template: acknowledge" : "route, queue: support");
      text.append("}]\n");
    }
    return text.toString();
  }

  private static String condition(int rule) {
    if (rule == 0) {
      return "signal.intent == 'question'";
    }
    String channel = rule % 2 == 0 ? "dm" : "comment";
    String also =
        rule % 8 == 0 ? " && person.orders > " + rule : " && video.negative_comments_1h > " + rule;
    return String.format(
        Locale.ROOT,
        "signal.channel == '%s' && signal.sentiment_score < 0.%03d && signal.lang == 'nl'%s",
        channel,
        100 + rule,
        also);
  }
}
