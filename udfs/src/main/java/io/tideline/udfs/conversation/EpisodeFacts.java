package io.tideline.udfs.conversation;

import com.dynatrace.hash4j.hashing.Hashing;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.conversation.kpi.KpiKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What hourly figures count of episodes (SEMANTICS §5): {@code OPENED}, {@code FIRST_REPLY}, {@code
 * CLOSED} and {@code REOPENED}. What a straggler moves is taken back and told anew; a closing that
 * was followed by a reopening stays told.
 */
final class EpisodeFacts {
  private final String conversationId;
  private final Episode episode;
  private final boolean metTarget;

  private EpisodeFacts(String conversationId, Episode episode, Deadlines deadlines) {
    this.conversationId = conversationId;
    this.episode = episode;
    this.metTarget = deadlines.isMet(episode);
  }

  /**
   * What has changed of an episode.
   *
   * @param before null where it has just been opened
   */
  static List<KpiFact> between(
      Deadlines deadlines, String conversationId, @Nullable Episode before, Episode after) {
    var facts = new ArrayList<KpiFact>(2);
    var now = new EpisodeFacts(conversationId, after, deadlines);
    var was = before == null ? null : new EpisodeFacts(conversationId, before, deadlines);
    replace(was == null ? null : was.opened(), now.opened(), facts);
    replace(was == null ? null : was.firstReply(), now.firstReply(), facts);
    if (before == null || before.isOpen() || !after.isOpen()) {
      replace(was == null ? null : was.closed(), now.closed(), facts);
    } else {
      facts.add(now.fact(KpiKind.REOPENED, after.reopenedMillis(), 0));
    }
    return facts;
  }

  /** An open episode was erased. */
  static KpiFact erased(Episode episode, long atMillis) {
    Opening opening = episode.opening();
    return new KpiFact(
        opening.accountId(),
        opening.platform(),
        opening.channel().label(),
        Math.max(atMillis, opening.atMillis()),
        KpiKind.ERASED,
        0,
        0,
        false,
        1);
  }

  private static void replace(
      @Nullable KpiFact before, @Nullable KpiFact after, List<KpiFact> facts) {
    if (after == null || after.equals(before)) {
      return;
    }
    if (before != null) {
      facts.add(before.takenBack());
    }
    facts.add(after);
  }

  private KpiFact opened() {
    return fact(KpiKind.OPENED, episode.opening().atMillis(), 0);
  }

  private @Nullable KpiFact firstReply() {
    Long at = episode.replies().firstMillis();
    return at == null ? null : fact(KpiKind.FIRST_REPLY, at, at - episode.opening().atMillis());
  }

  private @Nullable KpiFact closed() {
    Long at = episode.resolvedMillis();
    return at == null ? null : fact(KpiKind.CLOSED, at, at - episode.opening().atMillis());
  }

  private KpiFact fact(KpiKind kind, long atMillis, long valueMillis) {
    Opening opening = episode.opening();
    boolean isReply = kind == KpiKind.FIRST_REPLY;
    return new KpiFact(
        opening.accountId(),
        opening.platform(),
        opening.channel().label(),
        atMillis,
        kind,
        isReply ? subject() : 0,
        valueMillis,
        isReply && metTarget,
        1);
  }

  private long subject() {
    return Hashing.murmur3_128()
        .hashStream()
        .putString(conversationId)
        .putInt(episode.opening().number())
        .getAsLong();
  }
}
