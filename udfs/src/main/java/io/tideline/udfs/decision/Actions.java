package io.tideline.udfs.decision;

import io.tideline.udfs.conversation.Channel;
import io.tideline.udfs.conversation.Episode;
import io.tideline.udfs.playbook.Queue;
import io.tideline.udfs.playbook.guard.GuardReason;
import io.tideline.udfs.playbook.guard.GuardRequest;
import io.tideline.udfs.playbook.guard.ThreadState;
import io.tideline.udfs.playbook.rule.Action;
import io.tideline.udfs.playbook.rule.ActionKind;
import io.tideline.udfs.playbook.rule.Decision;
import io.tideline.udfs.playbook.template.Fillings;
import io.tideline.udfs.playbook.template.Rendered;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes one action, or refuses it, and says so. */
final class Actions {
  private static final String NO_TEXT = "no_text";

  /** Where an empty rule ended the group and no guard stands against it. */
  private static final String LEFT_ALONE = "left_alone";

  private static final long MINUTE_MILLIS = 60_000L;

  private final Triggers triggers = new Triggers();
  private final DecisionSink sink;

  Actions(DecisionSink sink) {
    this.sink = sink;
  }

  /**
   * An action that is to be taken.
   *
   * @param queue to which the rule routes beside; null where to none
   * @param atMillis when
   */
  record Task(
      Rulebook book,
      PersonFile file,
      Decision decision,
      Signal signal,
      @Nullable String queue,
      long atMillis) {

    Action action() {
      return decision.action();
    }

    SignalSubject subject() {
      return signal.subject();
    }
  }

  /**
   * Takes it.
   *
   * @return the conversation in which it was refused because automation has answered often enough;
   *     null where it was not
   */
  @Nullable String take(Task task) {
    String customer = task.subject().customerId();
    if (task.action().kind().isToPerson() && customer != null) {
      return toPerson(task, customer);
    }
    Rendered rendered = render(task, channel(task, null));
    boolean hasNoText = rendered == null && hasText(task.action());
    publish(
        task,
        task.subject().conversationId(),
        rendered,
        null,
        withheldOr(task, hasNoText ? NO_TEXT : null));
    return null;
  }

  /** Says that an action was called off before it was due. */
  void callOff(Task task, String refusal) {
    publish(task, task.subject().conversationId(), null, null, refusal);
  }

  private @Nullable String toPerson(Task task, String customer) {
    String conversation = conversationOf(task);
    Talk talk = conversation == null ? Talk.NEW : task.file().talk(conversation);
    Channel channel = channel(task, talk);
    Rendered rendered = render(task, channel);
    var request =
        new GuardRequest(
            task.action().kind(),
            task.subject().accountId(),
            customer,
            rendered == null ? null : rendered.templateId(),
            channel,
            region(task.signal()),
            task.atMillis());
    ThreadState thread = beforeTheCause(talk, task.signal().cause());
    Optional<GuardReason> reason =
        task.book().guards().judge(request, task.file().customer().guard(), thread);
    String unguarded = withheldOr(task, rendered == null ? NO_TEXT : null);
    String refusal = reason.map(GuardReason::label).orElse(unguarded);
    boolean counts = conversation != null && task.action().kind().isAttempt();
    Integer attempt = counts && refusal == null ? thread.attempts() + 1 : null;
    publish(task, conversation, rendered, attempt, refusal);
    if (refusal == null && !task.decision().dryRun()) {
      remember(task, conversation, request);
    }
    boolean isExhausted =
        reason.isPresent()
            && reason.get() == GuardReason.AUTOMATION_EXHAUSTED
            && !task.decision().withheld();
    return isExhausted ? conversation : null;
  }

  private static @Nullable String withheldOr(Task task, @Nullable String refusal) {
    return task.decision().withheld() ? LEFT_ALONE : refusal;
  }

  /** Where the person is, as far as the message says; else where the video is for. */
  private static @Nullable String region(Signal signal) {
    String own = (String) signal.value("signal.region");
    return own == null ? (String) signal.value("video.region") : own;
  }

  /** All that one message calls for is one attempt. */
  private static ThreadState beforeTheCause(Talk talk, String cause) {
    ThreadState thread = talk.guard();
    return cause.equals(talk.attemptCause()) && thread.attempts() > 0
        ? thread.withAttempts(thread.attempts() - 1)
        : thread;
  }

  private static void remember(Task task, @Nullable String conversation, GuardRequest request) {
    PersonFile file = task.file();
    Customer customer = file.customer();
    file.keep(customer.with(task.book().guards().sent(customer.guard(), request)));
    if (conversation == null) {
      return;
    }
    Talk talk = file.talk(conversation);
    ThreadState after = task.book().guards().sent(talk.guard(), request);
    String cause = task.signal().cause();
    boolean isAttempt = request.action().isAttempt();
    boolean isSame = isAttempt && cause.equals(talk.attemptCause());
    int attempts = isSame ? talk.guard().attempts() : after.attempts();
    ThreadState kept = after.withAttempts(attempts);
    file.keep(conversation, isAttempt ? talk.attempted(kept, cause) : talk.with(kept));
  }

  /** Where it is to be sent: in the message's conversation, or the person's direct one. */
  private static @Nullable String conversationOf(Task task) {
    String own = task.subject().conversationId();
    boolean isDirect = task.action().kind() == ActionKind.SEND_DM;
    if (!isDirect || (own != null && isDirectTalk(task.file().talk(own)))) {
      return own;
    }
    return task.file().customer().direct().get(task.subject().accountId());
  }

  private static boolean isDirectTalk(Talk talk) {
    Episode episode = talk.episode();
    return episode != null && episode.opening().channel() == Channel.DM;
  }

  private static @Nullable Channel channel(Task task, @Nullable Talk talk) {
    if (task.action().kind() == ActionKind.SEND_DM) {
      return Channel.DM;
    }
    Episode episode = talk == null ? null : talk.episode();
    if (episode != null) {
      return episode.opening().channel();
    }
    Object label = task.signal().value("signal.channel");
    return label == null ? null : label.equals(Channel.DM.label()) ? Channel.DM : Channel.COMMENT;
  }

  private static boolean hasText(Action action) {
    return action.faq() || action.template() != null;
  }

  private static @Nullable Rendered render(Task task, @Nullable Channel channel) {
    Action action = task.action();
    if (!hasText(action)) {
      return null;
    }
    Signal signal = task.signal();
    var fillings =
        new Fillings(
            task.subject().customerName(),
            null,
            expectedMinutes(task, channel),
            (String) signal.value("signal.gift"));
    String language = (String) signal.value("signal.lang");
    String account = task.subject().accountId();
    if (!action.faq()) {
      return task.book()
          .templates()
          .render(action.template(), language, account, fillings)
          .orElse(null);
    }
    String entry = (String) signal.value("signal.faq");
    return entry == null
        ? null
        : task.book().templates().answer(entry, language, account, fillings).orElse(null);
  }

  /** What the action says, else the queue, else the target of the channel. */
  private static @Nullable Integer expectedMinutes(Task task, @Nullable Channel channel) {
    if (task.action().expectedMinutes() != null) {
      return task.action().expectedMinutes();
    }
    Queue queue = task.queue() == null ? null : task.book().playbook().queues().get(task.queue());
    if (queue != null && queue.expectedMinutes() != null) {
      return queue.expectedMinutes();
    }
    return channel == null
        ? null
        : Math.toIntExact(task.book().level(channel).firstResponseMillis() / MINUTE_MILLIS);
  }

  private void publish(
      Task task,
      @Nullable String conversation,
      @Nullable Rendered rendered,
      @Nullable Integer attempt,
      @Nullable String refusal) {
    Integer expected =
        task.action().kind().isAttempt() ? expectedMinutes(task, channel(task, null)) : null;
    var outcome =
        new Triggers.Outcome(
            task.decision(),
            task.signal(),
            task.atMillis(),
            conversation,
            rendered,
            attempt,
            expected,
            refusal);
    sink.trigger(triggers.of(outcome, task.book()));
  }
}
