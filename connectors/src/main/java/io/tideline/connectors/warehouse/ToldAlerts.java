package io.tideline.connectors.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of {@code alerts} by what they are about: a message, or an episode of a conversation. */
final class ToldAlerts {
  private final Map<String, List<TableRow>> byMessage = new HashMap<>();
  private final Map<String, List<Told>> byConversation = new HashMap<>();

  /**
   * An alert about a conversation.
   *
   * @param episode null where it is about all of them
   */
  private record Told(@Nullable String episode, TableRow alert) {}

  /** Takes them in the order in which they are to be given out. */
  ToldAlerts(List<TableRow> alerts) {
    for (TableRow alert : alerts) {
      AlertSubject subject = AlertSubject.of(alert);
      if (subject.messageId() != null) {
        byMessage.computeIfAbsent(subject.messageId(), id -> new ArrayList<>()).add(alert);
      } else if (subject.conversationId() != null) {
        byConversation
            .computeIfAbsent(subject.conversationId(), id -> new ArrayList<>())
            .add(new Told(subject.episode(), alert));
      }
    }
  }

  /** Those about the trigger's message, then those about its episode. */
  List<TableRow> about(TableRow trigger, @Nullable TableRow episode) {
    List<TableRow> found = new ArrayList<>();
    String message = trigger.value("message_id");
    if (message != null) {
      found.addAll(byMessage.getOrDefault(message, List.of()));
    }
    if (episode != null) {
      for (Told told : byConversation.getOrDefault(episode.value("conversation_id"), List.of())) {
        if (told.episode() == null || told.episode().equals(episode.value("episode"))) {
          found.add(told.alert());
        }
      }
    }
    String account = trigger.value("account_id");
    found.removeIf(alert -> !Objects.equals(alert.value("account_id"), account));
    return found;
  }
}
