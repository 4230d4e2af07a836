package io.tideline.udfs.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of signals and the fields of each (docs/signals.md is made from it). Append only. A
 * kind's new fields come behind its others, so the place of a field never changes.
 */
public enum SignalType {
  MESSAGE(
      "An inbound message was understood (SEMANTICS §3).",
      EnumSet.of(SignalPart.MESSAGE, SignalPart.CONVERSATION, SignalPart.PERSON, SignalPart.VIDEO),
      SignalFields.MESSAGE,
      SignalFields.PERSON,
      SignalFields.CONVERSATION,
      SignalFields.VIDEO,
      SignalFields.JUDGED),
  VOLUME_SPIKE(
      "A count rose significantly week over week, or calmed down again (SEMANTICS §2).",
      EnumSet.of(SignalPart.VIDEO),
      SignalFields.VOLUME,
      SignalFields.VIDEO),
  VOLUME_ANOMALY(
      "A count surprised the adaptive detector, or calmed down again (SEMANTICS §2).",
      EnumSet.of(SignalPart.VIDEO),
      SignalFields.VOLUME,
      SignalFields.VIDEO),
  SUSTAINED_GROWTH(
      "Daily counts rose three days in a row (SEMANTICS §2).",
      EnumSet.noneOf(SignalPart.class),
      SignalFields.VOLUME),
  SENTIMENT_DROP(
      "The mean sentiment of an hour fell, or recovered (SEMANTICS §4).",
      EnumSet.of(SignalPart.VIDEO),
      SignalFields.SENTIMENT,
      SignalFields.VIDEO),
  SLA_AT_RISK(
      "80 % of a target has passed without what it asks for (SEMANTICS §5).",
      EnumSet.of(SignalPart.CONVERSATION, SignalPart.PERSON),
      SignalFields.SLA,
      SignalFields.CONVERSATION,
      SignalFields.OPENING),
  SLA_BREACH(
      "A target was missed (SEMANTICS §5).",
      EnumSet.of(SignalPart.CONVERSATION, SignalPart.PERSON),
      SignalFields.SLA,
      SignalFields.CONVERSATION,
      SignalFields.OPENING),
  NEGATIVE_MESSAGE(
      "A single message is very negative (SEMANTICS §4).",
      EnumSet.of(SignalPart.MESSAGE, SignalPart.CONVERSATION, SignalPart.PERSON, SignalPart.VIDEO),
      SignalFields.FLAGGED,
      SignalFields.PERSON,
      SignalFields.CONVERSATION,
      SignalFields.VIDEO),
  POLICY_VIOLATION(
      "A single message is toxic or holds a policy term (SEMANTICS §4).",
      EnumSet.of(SignalPart.MESSAGE, SignalPart.CONVERSATION, SignalPart.PERSON, SignalPart.VIDEO),
      SignalFields.FLAGGED,
      SignalFields.PERSON,
      SignalFields.CONVERSATION,
      SignalFields.VIDEO),
  CONVERSATION_OPENED(
      "The first message of an episode came (SEMANTICS §5).",
      EnumSet.of(SignalPart.CONVERSATION, SignalPart.PERSON),
      SignalFields.EPISODE,
      SignalFields.CONVERSATION),
  CONVERSATION_ASSIGNED(
      "A person took the conversation.",
      EnumSet.of(SignalPart.CONVERSATION, SignalPart.PERSON),
      SignalFields.EPISODE,
      SignalFields.CONVERSATION),
  CONVERSATION_RESOLVED(
      "An episode was closed (SEMANTICS §5).",
      EnumSet.of(SignalPart.CONVERSATION, SignalPart.PERSON),
      SignalFields.EPISODE,
      SignalFields.CONVERSATION),
  LIVE_GIFT(
      "A gift's streak is over, or a single gift came (SEMANTICS §7).",
      EnumSet.of(SignalPart.LIVE, SignalPart.PERSON),
      SignalFields.GIFT,
      SignalFields.PERSON),
  ORDER_PLACED(
      "Somebody bought (SEMANTICS §7, §8).",
      EnumSet.of(SignalPart.PERSON),
      SignalFields.ORDER,
      SignalFields.PERSON),
  VIRAL_REACH(
      "A video has more than twice as many views as the account has followers (SEMANTICS §6).",
      EnumSet.of(SignalPart.VIDEO),
      SignalFields.CONTENT,
      SignalFields.VIDEO),
  LOW_COMPLETION(
      "A young video is left early by most (SEMANTICS §6).",
      EnumSet.of(SignalPart.VIDEO),
      SignalFields.CONTENT,
      SignalFields.VIDEO),
  STRONG_HOOK_LOW_COMPLETION(
      "A young video is watched long but not to its end (SEMANTICS §6).",
      EnumSet.of(SignalPart.VIDEO),
      SignalFields.CONTENT,
      SignalFields.VIDEO),
  QUIET_ENGAGEMENT(
      "A video is liked and shared a lot but hardly commented on (SEMANTICS §6).",
      EnumSet.of(SignalPart.VIDEO),
      SignalFields.CONTENT,
      SignalFields.VIDEO),
  MANY_SHARES(
      "A video is shared unusually often (SEMANTICS §6).",
      EnumSet.of(SignalPart.VIDEO),
      SignalFields.CONTENT,
      SignalFields.VIDEO),
  EXPERIMENT_DECIDED(
      "A variant of an experiment won, lost or made no difference (SEMANTICS §6).",
      EnumSet.noneOf(SignalPart.class),
      SignalFields.EXPERIMENT),
  AUTOMATION_EXHAUSTED(
      "A third automated answer was due in an episode without a person's (SEMANTICS §9).",
      EnumSet.of(SignalPart.CONVERSATION, SignalPart.PERSON, SignalPart.MESSAGE),
      SignalFields.EXHAUSTED,
      SignalFields.CONVERSATION),
  VOLUME_DROP(
      "A count fell silent or far below what the adaptive detector expected, or recovered"
          + " (SEMANTICS §2).",
      EnumSet.of(SignalPart.VIDEO),
      SignalFields.VOLUME,
      SignalFields.VIDEO),
  CONVERSATION_REOPENED(
      "A closed episode goes on (SEMANTICS §5).",
      EnumSet.of(SignalPart.CONVERSATION, SignalPart.PERSON),
      SignalFields.EPISODE,
      SignalFields.CONVERSATION);

  private final String doc;
  private final EnumSet<SignalPart> parts;
  private final List<SignalField> fields;
  private final Map<String, Integer> places = new HashMap<>();

  @SafeVarargs
  SignalType(String doc, EnumSet<SignalPart> parts, List<SignalField>... groups) {
    this.doc = doc;
    this.parts = parts;
    List<SignalField> all = new ArrayList<>(SignalFields.COMMON);
    Arrays.stream(groups).forEach(all::addAll);
    this.fields = List.copyOf(all);
    for (int i = 0; i < fields.size(); i++) {
      places.put(fields.get(i).name(), i);
    }
  }

  /** The name in a rule's {@code on} and in {@code signal.type}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** When there is such a signal, in one sentence. */
  public String doc() {
    return doc;
  }

  /** Whether it is about such a thing, at least at times: not every spike is a video's. */
  public boolean isAbout(SignalPart part) {
    return parts.contains(part);
  }

  /** Its fields; {@code signal.type} is none, for it is the kind itself. */
  public List<SignalField> fields() {
    return fields;
  }

  /** The place of a field among the fields, -1 where the type has no such field. */
  public int indexOf(String field) {
    return places.getOrDefault(field, -1);
  }

  /** The type of that name, if there is one. */
  public static Optional<SignalType> ofLabel(String label) {
    return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst();
  }
}
