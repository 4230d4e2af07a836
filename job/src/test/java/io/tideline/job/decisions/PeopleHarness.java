package io.tideline.job.decisions;

import io.tideline.job.Backend;
import io.tideline.job.Environments;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** A {@link PeopleOperator} to be fed by hand. */
public final class PeopleHarness
    extends KeyedTwoInputStreamOperatorTestHarness<String, DecisionStep, Announcement, Trigger> {
  /** So far the clock may be behind the wall clock where the wall clock does what is due. */
  static final long LIVE_WITHIN_MILLIS = 5 * 60_000L;

  /** Complaints are answered and, after ten minutes without a person, routed. */
  public static final String COMPLAINTS =
      """
      version: test-1
      rules:
        - id: sorry
          on: message
          when: signal.intent == 'complaint'
          then:
            - {action: send_reply, template: escalate}
        - id: late
          on: message
          when: signal.intent == 'complaint'
          after: 10min
          unless: [human_reply]
          then:
            - {action: route, queue: support}
      """;

  private PeopleHarness(DecisionTiming timing, @Nullable String playbook) throws Exception {
    super(
        new PeopleOperator(
            new DecisionsConfig(
                timing,
                new PlaybooksConfig(playbook, List.of(), List.of()),
                LIVE_WITHIN_MILLIS,
                PseudonymSecret.PUBLISHED)),
        DecisionStep::key,
        null,
        Types.STRING,
        Environments.MAX_PARALLELISM,
        1,
        0);
  }

  /** With that playbook, from the state of an earlier one; both may be null. */
  public static PeopleHarness open(
      DecisionTiming timing,
      Backend backend,
      @Nullable String playbook,
      @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness = new PeopleHarness(timing, playbook);
    harness.setStateBackend(backend.create());
    harness.setup(TypeInformation.of(Trigger.class).createSerializer(new SerializerConfigImpl()));
    harness.getExecutionConfig().enableObjectReuse();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Feeds events about a person at their times. */
  public void feed(Event... events) throws Exception {
    for (Event event : events) {
      String person = personOf(event);
      processElement1(
          new StreamRecord<>(
              DecisionStep.of(DecisionKeys.person(event.platform(), person), person, event),
              event.occurredAtMillis()));
    }
  }

  private static String personOf(Event event) {
    Message message = event.message();
    if (message != null) {
      return message.customerId();
    }
    if (event.erasureRequest() != null) {
      return event.erasureRequest().subjectId();
    }
    return event.order() != null
        ? event.order().personId()
        : event.conversationChange().customerId();
  }

  /** Says what holds for an account from then on, or does not any more. */
  void tell(AccountFinding finding) throws Exception {
    processElement2(new StreamRecord<>(Announcement.of(finding), finding.atMillis()));
  }

  /** Publishes a playbook. */
  public void publish(String text) throws Exception {
    processElement2(
        new StreamRecord<>(Announcement.of(new PlaybookUpdate("default", "published", text))));
  }

  /** Says that a person is to be forgotten, as every instance is told. */
  public void forget(Erasure erasure) throws Exception {
    processElement2(new StreamRecord<>(Announcement.of(erasure)));
  }

  /** Event time has come so far on both inputs. */
  public void clock(long millis) throws Exception {
    processWatermark1(new Watermark(millis));
    processWatermark2(new Watermark(millis));
  }

  /** Triggers as {@code message action template-or-queue reason}. */
  public List<String> lines() {
    return extractOutputValues().stream().map(PeopleHarness::line).toList();
  }

  private static String line(Trigger trigger) {
    var words = new ArrayList<String>();
    words.add(String.valueOf(trigger.messageId()));
    words.add(trigger.action().label());
    words.add(trigger.templateId() == null ? trigger.queue() : trigger.templateId());
    words.add(trigger.suppressedReason());
    words.removeIf(word -> word == null);
    return String.join(" ", words);
  }

  /** All revisions of alerts so far, as {@code automation_exhausted 1 FIRING}. */
  public List<String> alertLines() {
    var found = new ArrayList<String>();
    var output = getSideOutput(PeopleOperator.ALERTS);
    if (output != null) {
      for (StreamRecord<Alert> record : output) {
        Alert alert = record.getValue();
        found.add(alert.kind() + " " + alert.revision() + " " + alert.status());
      }
    }
    return found;
  }
}
