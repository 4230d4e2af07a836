package io.tideline.job.decisions;

import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.job.governance.ErasingOperator;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.signal.Signal;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Wires events and findings to decisions. */
public final class DecisionsPipeline {
  private static final TypeInformation<Announcement> ANNOUNCEMENT =
      TypeInformation.of(Announcement.class);

  private DecisionsPipeline() {}

  /** Attaches the pipeline. */
  public static DecisionFindings attach(DecisionInputs inputs, DecisionsConfig config) {
    SingleOutputStreamOperator<DecisionStep> selected =
        inputs
            .events()
            .process(new SelectFunction())
            .returns(DecisionStepSerializer.TYPE)
            .uid("decisions.select")
            .name("decisions.select");
    SingleOutputStreamOperator<DecisionStep> found =
        inputs
            .alerts()
            .process(new FindingsFunction())
            .returns(DecisionStepSerializer.TYPE)
            .uid("decisions.findings")
            .name("decisions.findings");
    DataStream<DecisionStep> toVideos =
        selected
            .getSideOutput(SelectFunction.OF_VIDEOS)
            .union(found.getSideOutput(SelectFunction.OF_VIDEOS), standings(inputs));
    SingleOutputStreamOperator<DecisionStep> addressed = addressed(selected, inputs, config);
    DataStream<DecisionStep> steps = selected.union(found, addressed);
    if (!inputs.signals().isEmpty()) {
      SingleOutputStreamOperator<DecisionStep> signals = signals(inputs.signals());
      toVideos = toVideos.union(signals.getSideOutput(SelectFunction.OF_VIDEOS));
      steps = steps.union(signals);
    }
    steps = steps.union(ofVideos(toVideos, config));
    DataStream<Event> messages = addressed.getSideOutput(AddressFunction.MESSAGES);
    SingleOutputStreamOperator<Trigger> triggers =
        decide(steps, announcements(inputs, found), config);
    return new DecisionFindings(
        triggers,
        triggers.getSideOutput(PeopleOperator.ALERTS),
        messages,
        failures(triggers.getSideOutput(PeopleOperator.FAILURES)));
  }

  private static SingleOutputStreamOperator<DecisionStep> addressed(
      SingleOutputStreamOperator<DecisionStep> selected,
      DecisionInputs inputs,
      DecisionsConfig config) {
    return selected
        .getSideOutput(SelectFunction.OF_CONVERSATIONS)
        .keyBy(DecisionStep::key, Types.STRING)
        .connect(inputs.erasures().erasures().broadcast())
        .transform(
            "decisions.address",
            DecisionStepSerializer.TYPE,
            new ErasingOperator<>(
                new AddressFunction(config.timing(), config.keptDays()), config.erasures()))
        .uid("decisions.address");
  }

  private static DataStream<DecisionStep> ofVideos(
      DataStream<DecisionStep> steps, DecisionsConfig config) {
    return steps
        .keyBy(DecisionStep::key, Types.STRING)
        .transform(
            "decisions.videos",
            DecisionStepSerializer.TYPE,
            new VideoOperator(new VideoFunction(config.timing())))
        .uid("decisions.videos");
  }

  private static DataStream<DecisionStep> standings(DecisionInputs inputs) {
    return inputs
        .standings()
        .map(DecisionStep::of)
        .returns(DecisionStepSerializer.TYPE)
        .uid("decisions.standings")
        .name("decisions.standings");
  }

  private static SingleOutputStreamOperator<DecisionStep> signals(
      List<DataStream<Signal>> streams) {
    return streams.stream()
        .reduce((one, other) -> one.union(other))
        .orElseThrow()
        .process(new SignalsFunction())
        .returns(DecisionStepSerializer.TYPE)
        .uid("decisions.signals")
        .name("decisions.signals");
  }

  /** They are told to every instance. */
  private static DataStream<Announcement> announcements(
      DecisionInputs inputs, SingleOutputStreamOperator<DecisionStep> found) {
    DataStream<Announcement> ofAccounts =
        found
            .getSideOutput(FindingsFunction.OF_ACCOUNTS)
            .map(Announcement::of)
            .returns(ANNOUNCEMENT)
            .uid("decisions.accounts")
            .name("decisions.accounts");
    DataStream<Announcement> ofErasures =
        inputs
            .erasures()
            .erasures()
            .map(Announcement::of)
            .returns(ANNOUNCEMENT)
            .uid("decisions.erasures")
            .name("decisions.erasures");
    return inputs
        .playbooks()
        .map(Announcement::of)
        .returns(ANNOUNCEMENT)
        .uid("decisions.playbooks")
        .name("decisions.playbooks")
        .union(ofAccounts, ofErasures);
  }

  private static SingleOutputStreamOperator<Trigger> decide(
      DataStream<DecisionStep> steps,
      DataStream<Announcement> announcements,
      DecisionsConfig config) {
    return steps
        .keyBy(DecisionStep::key, Types.STRING)
        .connect(announcements.broadcast())
        .transform(
            "decisions.people", TypeInformation.of(Trigger.class), new PeopleOperator(config))
        .uid("decisions.people");
  }

  private static DataStream<PlaybookStatus> failures(DataStream<FailedRule> failed) {
    return failed
        .keyBy(FailedRule::rule, TypeInformation.of(FailedRuleKey.class))
        .process(new FailedRuleFunction())
        .returns(TypeInformation.of(PlaybookStatus.class))
        .uid("decisions.failures")
        .name("decisions.failures");
  }
}
