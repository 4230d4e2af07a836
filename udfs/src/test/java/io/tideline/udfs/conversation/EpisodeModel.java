package io.tideline.udfs.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What SEMANTICS §5 says, written down with all messages at hand: steps are sorted, then folded
 * into lists, and every figure is looked up in those. Slow, and obviously right.
 */
final class EpisodeModel {
  private static final long RESPONSE = 60 * Steps.MINUTE;
  private static final long RESOLUTION = 24 * Steps.HOUR;

  private EpisodeModel() {}

  /** An episode with everything that happened in it. */
  private static final class Story {
    final long opened;
    final List<ConversationStep> inbound = new ArrayList<>();
    final List<ConversationStep> outbound = new ArrayList<>();
    final List<Long> closings = new ArrayList<>();
    final List<Long> reopenings = new ArrayList<>();

    Story(long opened) {
      this.opened = opened;
    }

    boolean isOpen() {
      return closings.size() == reopenings.size();
    }

    boolean isOpenAt(long instant) {
      long closed = closings.stream().filter(at -> at <= instant).count();
      long reopened = reopenings.stream().filter(at -> at <= instant).count();
      return opened <= instant && closed == reopened;
    }

    Long firstReply() {
      return outbound.isEmpty() ? null : outbound.get(0).atMillis();
    }

    Long firstHumanReply() {
      return outbound.stream()
          .filter(ConversationStep::byAgent)
          .map(ConversationStep::atMillis)
          .findFirst()
          .orElse(null);
    }

    boolean isUnansweredAt(long instant) {
      return isOpenAt(instant) && (firstReply() == null || firstReply() > instant);
    }

    Boolean responseBreached(long now) {
      long due = opened + RESPONSE;
      if (firstReply() != null && firstReply() <= due) {
        return false;
      }
      return due > now ? null : Boolean.valueOf(isOpenAt(due));
    }

    Boolean resolutionBreached(long now) {
      long due = opened + RESOLUTION;
      return due > now ? null : Boolean.valueOf(isOpenAt(due));
    }
  }

  /** The episodes, one line each; what is not decided shows as false. */
  static List<String> episodes(List<ConversationStep> steps, long now) {
    return stories(steps).stream()
        .map(
            story ->
                line(
                    story.opened,
                    story.firstReply(),
                    story.firstHumanReply(),
                    story.isOpen() ? null : last(story.closings),
                    story.inbound.size(),
                    story.outbound.size(),
                    story.outbound.stream().filter(ConversationStep::byAutomation).count(),
                    story.reopenings.size(),
                    Boolean.TRUE.equals(story.responseBreached(now)),
                    Boolean.TRUE.equals(story.resolutionBreached(now)),
                    last(story.inbound).intent(),
                    story.inbound.stream()
                        .map(ConversationStep::sentiment)
                        .filter(Objects::nonNull)
                        .min(Double::compare)
                        .orElse(null)))
        .toList();
  }

  /** The same of what the machine made. */
  static String line(Episode episode) {
    return line(
        episode.opening().atMillis(),
        episode.replies().firstMillis(),
        episode.replies().firstHumanMillis(),
        episode.resolvedMillis(),
        episode.counts().inbound(),
        episode.counts().outbound(),
        (long) episode.counts().automated(),
        episode.counts().reopened(),
        Boolean.TRUE.equals(episode.firstResponse().breached()),
        Boolean.TRUE.equals(episode.resolution().breached()),
        episode.said().lastIntent(),
        episode.said().minSentiment());
  }

  /** When which alert fires. */
  static List<String> alerts(List<ConversationStep> steps, long now) {
    return stories(steps).stream()
        .flatMap(
            story ->
                Stream.of(
                    alert("at_risk frt", story, RESPONSE * 4 / 5, true, now),
                    alert("breach frt", story, RESPONSE, true, now),
                    alert("at_risk resolution", story, RESOLUTION * 4 / 5, false, now),
                    alert("breach resolution", story, RESOLUTION, false, now)))
        .filter(Objects::nonNull)
        .sorted()
        .toList();
  }

  private static String alert(String what, Story story, long after, boolean response, long now) {
    long at = story.opened + after;
    boolean missed = response ? story.isUnansweredAt(at) : story.isOpenAt(at);
    return at <= now && missed ? what + " " + at : null;
  }

  private static List<Story> stories(List<ConversationStep> steps) {
    var stories = new ArrayList<Story>();
    steps.stream().sorted(ConversationStep.ORDER).forEach(step -> fold(stories, step));
    return stories;
  }

  private static void fold(List<Story> stories, ConversationStep step) {
    Story last = stories.isEmpty() ? null : last(stories);
    boolean open = last != null && last.isOpen();
    if (step.kind() == StepKind.INBOUND) {
      if (!open) {
        last = new Story(step.atMillis());
        stories.add(last);
      }
      last.inbound.add(step);
    } else if (step.kind() == StepKind.OUTBOUND && open) {
      last.outbound.add(step);
    } else if (step.kind() == StepKind.RESOLVED && open) {
      last.closings.add(step.atMillis());
    } else if (step.kind() == StepKind.REOPENED && last != null && !open) {
      last.reopenings.add(step.atMillis());
    }
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private static String line(Object... figures) {
    return Stream.of(figures).map(String::valueOf).toList().toString();
  }
}
