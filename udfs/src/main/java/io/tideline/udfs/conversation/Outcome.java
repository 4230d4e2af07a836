package io.tideline.udfs.conversation;

import io.tideline.udfs.conversation.kpi.KpiFact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step or a judgement has changed.
 *
 * @param conversation as it is now; null where nothing is known of it
 * @param changed the episodes whose rows are to be issued anew, in order
 * @param alerts revisions to publish, in order
 * @param facts what hourly figures gain and lose
 */
public record Outcome(
    @Nullable Conversation conversation,
    List<Episode> changed,
    List<SlaEvent> alerts,
    List<KpiFact> facts) {

  static Outcome unchanged(@Nullable Conversation conversation) {
    return new Outcome(conversation, List.of(), List.of(), List.of());
  }
}
