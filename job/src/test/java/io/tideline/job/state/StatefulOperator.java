package io.tideline.job.state;

import static io.tideline.job.TestEvents.ACCOUNT;
import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.cost;
import static io.tideline.job.TestEvents.decoded;
import static io.tideline.job.TestEvents.deletion;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.gift;
import static io.tideline.job.TestEvents.named;
import static io.tideline.job.TestEvents.optedOut;
import static io.tideline.job.TestEvents.ownDirectMessage;
import static io.tideline.job.TestEvents.resolved;
import static io.tideline.job.TestEvents.scored;
import static io.tideline.job.TestEvents.unaddressed;
import static io.tideline.job.live.LiveEvents.EIGHT;
import static io.tideline.job.spikes.VolumeHarness.COMMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.notify.NotifySettings;
import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.job.alerts.DeliveryHarness;
import io.tideline.job.alerts.GroupHarness;
import io.tideline.job.alerts.TestAlerts;
import io.tideline.job.alerts.TwinFunction;
import io.tideline.job.attribution.AttributionOperators;
import io.tideline.job.attribution.credits.CreditOperators;
import io.tideline.job.attribution.markov.MarkovOperators;
import io.tideline.job.attribution.markov.SettledPaths;
import io.tideline.job.attribution.roi.RoiHarness;
import io.tideline.job.attribution.roi.RoiOperators;
import io.tideline.job.attribution.utm.UtmOperators;
import io.tideline.job.attribution.utm.UtmTally;
import io.tideline.job.config.TimeConfig;
import io.tideline.job.content.ContentOperators;
import io.tideline.job.content.Snap;
import io.tideline.job.content.SnapshotHarness;
import io.tideline.job.conversations.ConversationHarness;
import io.tideline.job.conversations.kpis.KpiHarness;
import io.tideline.job.decisions.AddressHarness;
import io.tideline.job.decisions.DecisionTiming;
import io.tideline.job.decisions.FailedRuleHarness;
import io.tideline.job.decisions.PeopleHarness;
import io.tideline.job.decisions.VideoHarness;
import io.tideline.job.experiments.ArmStep;
import io.tideline.job.experiments.ExperimentHarness;
import io.tideline.job.experiments.TestSnapshots;
import io.tideline.job.ingest.DeduplicateHarness;
import io.tideline.job.ingest.EventClockOperator;
import io.tideline.job.ingest.InputReachability;
import io.tideline.job.live.LiveEvents;
import io.tideline.job.live.LiveOperators;
import io.tideline.job.messages.MessagesHarness;
import io.tideline.job.playbook.PlaybookCheckOperator;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.job.posting.PostingHarness;
import io.tideline.job.sentiment.SentimentHarness;
import io.tideline.job.spikes.HourDelta;
import io.tideline.job.spikes.StreakFunction;
import io.tideline.job.spikes.StreakKey;
import io.tideline.job.spikes.VolumeHarness;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.identity.OrderFact;
import io.tideline.udfs.attribution.markov.PathCounts;
import io.tideline.udfs.attribution.roi.CampaignDay;
import io.tideline.udfs.attribution.utm.UtmCombination;
import io.tideline.udfs.attribution.utm.UtmSightings;
import io.tideline.udfs.content.TopVideo;
import io.tideline.udfs.conversation.kpi.KpiKind;
import io.tideline.udfs.decision.VideoFacts;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.event.CostRecord;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.live.FinishedGift;
import io.tideline.udfs.live.Gift;
import io.tideline.udfs.live.GiftGrowth;
import io.tideline.udfs.live.LiveFact;
import io.tideline.udfs.spike.Slices;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Every operator of ours that keeps state, with state to keep and a question that only that state
 * can answer. The warehouse's operator is tested where there is a warehouse.
 */
enum StatefulOperator {
  /** Has accepted the id {@code known} and is asked again. */
  DEDUPLICATE("ingest.deduplicate") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = DeduplicateHarness.open(backend, null)) {
        harness.processElement(comment("known", "v", MONDAY), MONDAY);
        harness.getOperator().prepareSnapshotPreBarrier(1);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = DeduplicateHarness.open(backend, state)) {
        harness.processElement(comment("known", "v", MONDAY + 1), MONDAY + 1);
        harness.processElement(comment("new", "v", MONDAY), MONDAY);
        assertThat(harness.passed()).containsExactly("new");
        harness.processWatermark(MONDAY + 3 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has seen an event, and goes to it in silence. */
  CLOCK("ingest.clock") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = open(null)) {
        harness.processElement(decoded(comment("a", "v", MONDAY)), MONDAY);
        harness.processWatermark(MONDAY - 1);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = open(state)) {
        harness.processWatermarkStatus(WatermarkStatus.IDLE);
        harness.setProcessingTime(MONDAY + TimeConfig.DEFAULT.maxDisorderMillis());
        assertThat(harness.getOutput()).last().hasToString("Watermark @ " + MONDAY);
      }
    }

    private static OneInputStreamOperatorTestHarness<Decoded, Decoded> open(
        @Nullable OperatorSubtaskState state) throws Exception {
      var harness =
          new OneInputStreamOperatorTestHarness<Decoded, Decoded>(
              new EventClockOperator(TimeConfig.DEFAULT, InputReachability.always()));
      harness.setProcessingTime(MONDAY);
      return restored(harness, Backend.HASHMAP, state);
    }
  },

  /** Has a spike up, which rises and resolves. */
  SERIES("volume.series") {
    private static final long TEN = MONDAY + Slices.WEEK_MILLIS + 10 * Slices.HOUR_MILLIS;

    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = VolumeHarness.open(backend, null)) {
        harness.feed(COMMENTS, MONDAY, 1);
        harness.feed(COMMENTS, TEN - Slices.WEEK_MILLIS, 80);
        harness.processWatermark(TEN);
        harness.feed(COMMENTS, TEN, 160);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = VolumeHarness.open(backend, state)) {
        harness.processWatermark(TEN);
        harness.feed(COMMENTS, TEN + 1, 80);
        harness.processWatermark(TEN + 2 * Slices.HOUR_MILLIS);
        assertThat(harness.alerts())
            .extracting(Alert::revision, Alert::severity, Alert::status)
            .containsExactly(
                Tuple.tuple(2, Severity.CRITICAL, AlertStatus.FIRING),
                Tuple.tuple(3, Severity.CRITICAL, AlertStatus.RESOLVED));
        harness.processWatermark(TEN + 37 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has a drop in sentiment up, compared with a week before, and one slice end of its end. */
  SENTIMENT("sentiment.series") {
    private static final long TEN = MONDAY + Slices.WEEK_MILLIS + 10 * Slices.HOUR_MILLIS;

    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = SentimentHarness.open(backend, null)) {
        harness.feed(TEN - Slices.WEEK_MILLIS, 20, 0.6);
        harness.feed(TEN, 20, 0.45);
        harness.feed(TEN + Slices.HOUR_MILLIS, 20, 0.6);
        harness.processWatermark(TEN + Slices.HOUR_MILLIS + Slices.SLICE_MILLIS);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = SentimentHarness.open(backend, state)) {
        harness.processWatermark(TEN + 2 * Slices.HOUR_MILLIS);
        assertThat(harness.alerts())
            .extracting(Alert::revision, Alert::status, Alert::endedAtMillis)
            .containsExactly(
                Tuple.tuple(
                    2, AlertStatus.RESOLVED, TEN + Slices.HOUR_MILLIS + 3 * Slices.SLICE_MILLIS));
        harness.feed(TEN, 20, 0.15);
        assertThat(harness.rows())
            .last()
            .satisfies(
                row -> {
                  assertThat(Rows.value(row, "mean_score")).isEqualTo("0.3");
                  assertThat(Rows.value(row, "baseline_mean")).isEqualTo("0.6");
                });
        harness.processWatermark(TEN + 18 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has counted a streak, which goes on, and waits to count another. */
  STREAKS("volume.streaks") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = open(backend, null)) {
        harness.processElement(gift("a", "streak", HALF_PAST), HALF_PAST);
        harness.processWatermark(HALF_PAST);
        harness.processElement(gift("w", "waiting", HALF_PAST + 2), HALF_PAST + 2);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = open(backend, state)) {
        harness.processElement(gift("b", "streak", HALF_PAST + 1), HALF_PAST + 1);
        harness.processElement(gift("c", "other", HALF_PAST + 1), HALF_PAST + 1);
        harness.processWatermark(HALF_PAST + 2);
        assertThat(harness.extractOutputValues())
            .extracting(HourDelta::firstMillis)
            .containsExactly(HALF_PAST + 1, HALF_PAST + 2);
        harness.processWatermark(HALF_PAST + 3 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }

    private static KeyedOneInputStreamOperatorTestHarness<StreakKey, Event, HourDelta> open(
        Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
      var harness =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new KeyedProcessOperator<>(new StreakFunction()),
              StatefulOperator::streakOf,
              TypeInformation.of(StreakKey.class));
      return restored(harness, backend, state);
    }
  },

  /** Has episodes that are open and answered. */
  KPIS("kpis.hours") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = KpiHarness.open(backend, null)) {
        harness.feed(
            KpiHarness.fact(KpiKind.OPENED, MONDAY, 0),
            KpiHarness.fact(KpiKind.OPENED, MONDAY + 1, 0),
            KpiHarness.fact(KpiKind.FIRST_REPLY, MONDAY + 60_000, 60_000));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = KpiHarness.open(backend, state)) {
        harness.feed(
            KpiHarness.fact(KpiKind.FIRST_REPLY, MONDAY + 120_000, 120_000),
            KpiHarness.fact(KpiKind.CLOSED, MONDAY + 120_000, 120_000));
        assertThat(harness.table("opened", "frt_avg_s", "frt_p50_s", "frt_p90_s", "open_at_end"))
            .containsExactly("03-02T00 2 90 60 120 1");
        harness.processWatermark(MONDAY + 17 * Slices.DAY_MILLIS);
        harness.processWatermark(MONDAY + 500 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Knows of a comment's deletion, and not yet the comment. */
  MESSAGES("messages.rows") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = MessagesHarness.open(backend, null)) {
        harness.feed(deletion("d", "deleted", MONDAY));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = MessagesHarness.open(backend, state)) {
        harness.feed(named(comment("a", "v", MONDAY), "deleted"));
        harness.feed(named(comment("b", "v", MONDAY), "other"));
        assertThat(harness.column("deleted")).containsExactly("true", "false");
        harness.processWatermark(MONDAY + 8 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has an episode with an alert up, one on its message, and a reply the clock has not passed. */
  EPISODES("conversations.episodes") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = ConversationHarness.open(backend, null)) {
        harness.feed(scored(directMessage("a", MONDAY), 0.1));
        harness.processWatermark(MONDAY + Slices.HOUR_MILLIS);
        harness.feed(ownDirectMessage("b", MONDAY + Slices.HOUR_MILLIS + 1));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = ConversationHarness.open(backend, state)) {
        harness.feed(resolved("r", MONDAY + Slices.HOUR_MILLIS + 2));
        harness.processWatermark(MONDAY + Slices.HOUR_MILLIS + 2);
        assertThat(harness.alertLines())
            .containsExactly(
                "sla_at_risk 2 RESOLVED", "sla_breach 2 RESOLVED", "negative_message 2 RESOLVED");
        assertThat(harness.table("frt_s", "frt_breached", "min_sentiment", "status"))
            .containsExactly("3600.001 true 0.1 resolved");
        harness.processWatermark(MONDAY + 15 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has a link, and an order that a later link may change. */
  VISITORS("attribution.visitors") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = AttributionOperators.visitors(backend, null)) {
        harness.processElement1(new StreamRecord<>(Shop.link("l1", "p1", MONDAY + 1)));
        harness.processElement2(new StreamRecord<>(Shop.order("o1")));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = AttributionOperators.visitors(backend, state)) {
        harness.processElement1(new StreamRecord<>(Shop.link("l2", "p2", MONDAY)));
        harness.processElement2(new StreamRecord<>(Shop.order("o2")));
        assertThat(AttributionOperators.taken(harness))
            .extracting(claim -> claim.orderId() + " " + claim.personId())
            .containsExactly("o1 p2", "o2 p2", "o2 p1");
        harness.processBothWatermarks(new Watermark(MONDAY + 3 * Slices.DAY_MILLIS));
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Likewise, of a person. */
  PERSONS("attribution.persons") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = AttributionOperators.persons(backend, null)) {
        harness.processElement1(new StreamRecord<>(Shop.link("l1", "p", MONDAY)));
        harness.processElement2(new StreamRecord<>(Shop.claim("o1")));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = AttributionOperators.persons(backend, state)) {
        harness.processElement1(new StreamRecord<>(Shop.linkOf("l2", "v2", "p")));
        harness.processElement2(new StreamRecord<>(Shop.claim("o2")));
        assertThat(AttributionOperators.taken(harness))
            .extracting(interest -> interest.orderId() + " " + interest.holder().id())
            .containsExactlyInAnyOrder("o1 v2", "o2 p", "o2 v", "o2 v2");
        harness.processBothWatermarks(new Watermark(MONDAY + 3 * Slices.DAY_MILLIS));
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has touches, an order that was answered and one that asks. */
  TOUCHES("attribution.touches") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = AttributionOperators.touches(backend, null)) {
        harness.processElement1(new StreamRecord<>(Shop.held("t1", MONDAY)));
        harness.processElement2(new StreamRecord<>(Shop.interest("o1", MONDAY + 1)));
        harness.processBothWatermarks(new Watermark(MONDAY + 1));
        harness.processElement2(new StreamRecord<>(Shop.interest("o2", MONDAY + 9)));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = AttributionOperators.touches(backend, state)) {
        harness.processElement1(new StreamRecord<>(Shop.held("t0", MONDAY - 1)));
        harness.processBothWatermarks(new Watermark(MONDAY + 9));
        assertThat(AttributionOperators.taken(harness))
            .extracting(found -> found.orderId() + " " + found.touches().size())
            .containsExactly("o1 1", "o2 2");
        harness.processBothWatermarks(new Watermark(MONDAY + 20 * Slices.DAY_MILLIS));
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has handed on a path that may change. */
  PATHS("attribution.paths") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = AttributionOperators.paths(backend, null)) {
        harness.processElement(new StreamRecord<>(OrderFact.of(Shop.order("o"))));
        harness.processElement(new StreamRecord<>(Shop.found("t1")));
        harness.processWatermark(MONDAY + 10);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = AttributionOperators.paths(backend, state)) {
        harness.processElement(new StreamRecord<>(Shop.found("t2")));
        harness.processWatermark(MONDAY + 11);
        assertThat(AttributionOperators.taken(harness))
            .extracting(path -> path.revision() + " " + path.touches().size())
            .containsExactly("2 2");
        harness.processWatermark(MONDAY + 3 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has credited an order and taken a refund. */
  CREDITS("credits.orders") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = CreditOperators.orders(backend, null)) {
        harness.processElement1(new StreamRecord<>(Shop.weighted()));
        harness.processElement2(new StreamRecord<>(Shop.refund("r1", "60.00")));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = CreditOperators.orders(backend, state)) {
        harness.processElement2(new StreamRecord<>(Shop.refund("r1", "60.00")));
        harness.processElement2(new StreamRecord<>(Shop.refund("r2", "40.00")));
        assertThat(AttributionOperators.taken(harness))
            .filteredOn(row -> row.table().equals("conversions"))
            .extracting(row -> Rows.value(row, "refunded") + " " + row.revision())
            .containsExactly("100.0000 3");
      }
    }
  },

  /** Knows a message's episode. */
  MARKS("credits.marks") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = CreditOperators.marks(backend, null)) {
        CreditOperators.belongs(harness, "m", MONDAY, 3);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = CreditOperators.marks(backend, state)) {
        CreditOperators.sells(harness, "m", MONDAY);
        assertThat(AttributionOperators.taken(harness))
            .last()
            .satisfies(row -> assertThat(Rows.value(row, "episode")).isEqualTo("3"));
        harness.processBothWatermarks(new Watermark(MONDAY + 20 * Slices.DAY_MILLIS));
      }
    }
  },

  /** Knows a customer's first order. */
  CUSTOMERS("credits.customers") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = CreditOperators.customers(backend, null)) {
        harness.processElement(new StreamRecord<>(Shop.bought("o1", 0, "spring")));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = CreditOperators.customers(backend, state)) {
        harness.processElement(new StreamRecord<>(Shop.bought("o2", 1, "summer")));
        assertThat(AttributionOperators.taken(harness))
            .extracting(delta -> delta.campaign() + " " + delta.netRevenue().toPlainString())
            .containsExactly("spring 10");
      }
    }
  },

  /** Knows a cost that is restated. */
  COSTS("roi.costs") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = RoiOperators.costs(backend, null)) {
        harness.processElement(cost("e1", MONDAY, "c", "spring", "100", "2026-03-02"), MONDAY);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = RoiOperators.costs(backend, state)) {
        Event restated = cost("e2", MONDAY + 1, "c", "summer", "100", "2026-03-02");
        harness.processElement(restated, MONDAY + 1);
        assertThat(harness.extractOutputValues())
            .extracting(change -> change.key().campaign(), change -> change.change().isNothing())
            .containsExactly(Tuple.tuple("spring", false), Tuple.tuple("summer", false));
      }
    }
  },

  /** Has issued a day of a campaign. */
  CAMPAIGNS("roi.campaigns") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = RoiHarness.open(backend, null)) {
        harness.feed(MONDAY / Slices.DAY_MILLIS, CampaignDay.of(media()));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = RoiHarness.open(backend, state)) {
        harness.feed(MONDAY / Slices.DAY_MILLIS, CampaignDay.LEAD, CampaignDay.LEAD);
        assertThat(harness.rows(2))
            .hasSize(7)
            .allSatisfy(row -> assertThat(Rows.value(row, "cpl")).isEqualTo("50.0000"))
            .allSatisfy(row -> assertThat(row.revision()).isEqualTo(2));
      }
    }

    private static CostRecord media() {
      return cost("e", MONDAY, "c", "spring", "100", "2026-03-02").costRecord();
    }
  },

  /** Has counted the path of an order. */
  COUNTED("markov.orders") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = MarkovOperators.orders(backend, null)) {
        harness.processElement(Shop.weighted().path(), MONDAY);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = MarkovOperators.orders(backend, state)) {
        harness.processElement(Shop.weighted().path(), MONDAY);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.processWatermark(MONDAY + 9 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has learned from paths, and an order that the clock has not reached. */
  WEIGHTS("markov.weights") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = MarkovOperators.weights(backend, null)) {
        OrderPath path = Shop.weighted().path();
        String campaign = path.touches().get(0).campaign();
        long yesterday = path.occurredAtMillis() / Slices.DAY_MILLIS - 1;
        PathCounts won = PathCounts.of(List.of(campaign), true, 1);
        PathCounts lost = PathCounts.of(List.of("none"), false, 1);
        harness.processElement2(
            new StreamRecord<>(new SettledPaths(path.accountId(), yesterday, won.plus(lost))));
        harness.processElement1(new StreamRecord<>(path));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = MarkovOperators.weights(backend, state)) {
        harness.processBothWatermarks(new Watermark(Shop.weighted().path().occurredAtMillis()));
        assertThat(harness.extractOutputValues())
            .singleElement()
            .satisfies(
                weighted ->
                    assertThat(weighted.dataDriven())
                        .hasSameSizeAs(weighted.path().touches())
                        .allMatch(weight -> weight > 0));
        harness.processBothWatermarks(new Watermark(MONDAY + 60 * Slices.DAY_MILLIS));
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has seen a touch without a medium. */
  UTM("utm.issues") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = UtmOperators.issues(backend, null)) {
        harness.processElement(withoutMedium(), MONDAY);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = UtmOperators.issues(backend, state)) {
        harness.processElement(withoutMedium(), MONDAY);
        assertThat(harness.extractOutputValues())
            .singleElement()
            .satisfies(row -> assertThat(Rows.value(row, "touches")).isEqualTo("2"));
        harness.processWatermark(MONDAY + 500 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }

    private static UtmTally withoutMedium() {
      var combination = new UtmCombination("tiktok", "", "spring");
      return new UtmTally("acme", combination, null, UtmSightings.at(MONDAY));
    }
  },

  /** Has a video that came far in its first week. */
  SNAPSHOTS("content.videos") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = SnapshotHarness.open(false, backend, null)) {
        harness.feed(Snap.of("v", MONDAY, 3_000).played(300, 100));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = SnapshotHarness.open(false, backend, state)) {
        harness.feed(Snap.of("v", MONDAY + 7 * Slices.DAY_MILLIS, 9_000).played(900, 100));
        assertThat(harness.signals()).isEmpty();
        assertThat(harness.table("video_weekly", "views", "plays", "views_wow_pct"))
            .containsExactly("6000 600 100");
        harness.processWatermark(MONDAY + 67 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has seen six videos of one shard and told five. */
  TOP_VIDEOS("content.top") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = ContentOperators.top(backend, null)) {
        for (int i = 0; i < 6; i++) {
          harness.processElement(ContentOperators.views(0, ContentOperators.rival(i), 9 - i), 0);
        }
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = ContentOperators.top(backend, state)) {
        harness.processElement(ContentOperators.views(0, ContentOperators.rival(0), 1), 0);
        harness.prepareSnapshotPreBarrier(2);
        assertThat(harness.extractOutputValues())
            .singleElement()
            .satisfies(
                change ->
                    assertThat(change.top().videos())
                        .extracting(TopVideo::videoId)
                        .hasSize(5)
                        .doesNotContain(ContentOperators.rival(0))
                        .contains(ContentOperators.rival(5)));
        harness.processWatermark(MONDAY + 70 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has issued the first week of an account. */
  ACCOUNT_WEEKS("content.accounts") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = ContentOperators.accounts(backend, null)) {
        harness.processElement(ContentOperators.videoOf(0, 100, 1_000), 0);
        harness.prepareSnapshotPreBarrier(1);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = ContentOperators.accounts(backend, state)) {
        harness.processElement(ContentOperators.videoOf(1, 150, 1_100), 0);
        harness.prepareSnapshotPreBarrier(2);
        assertThat(harness.extractOutputValues())
            .singleElement()
            .satisfies(
                row -> {
                  assertThat(Rows.value(row, "views_wow_pct")).isEqualTo("50");
                  assertThat(Rows.value(row, "follower_growth")).isEqualTo("100");
                });
        harness.processWatermark(MONDAY + 90 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has an account's spike up, and one of a video that it speaks for. */
  TWINS("alerts.twins") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = open(backend, null)) {
        harness.processElement(TestAlerts.spike("account", "", NOON), NOON);
        harness.processElement(TestAlerts.spike("video", "v42", NOON), NOON);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = open(backend, state)) {
        harness.processElement(TestAlerts.spike("next", "v43", NOON), NOON);
        feedEnd(harness, TestAlerts.spike("account", "", NOON));
        feedEnd(harness, TestAlerts.spike("video", "v42", NOON));
        feedEnd(harness, TestAlerts.spike("next", "v43", NOON));
        assertThat(harness.extractOutputValues())
            .extracting(Alert::inhibitedBy)
            .containsExactly("account", null, "account", "account");
      }
    }

    private static void feedEnd(
        KeyedOneInputStreamOperatorTestHarness<String, Alert, Alert> harness, Alert alert)
        throws Exception {
      harness.processElement(TestAlerts.resolved(alert, NOON + 1), NOON + 1);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Alert, Alert> open(
        Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
      var harness =
          new KeyedOneInputStreamOperatorTestHarness<String, Alert, Alert>(
              new KeyedProcessOperator<>(new TwinFunction(false)), Alert::accountId, Types.STRING);
      return restored(harness, backend, state);
    }
  },

  /** Knows that a video was in an experiment, which it leaves. */
  EXPERIMENT_VIDEOS("experiments.videos") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = ExperimentHarness.videos(backend, null)) {
        harness.processElement(arm(MONDAY, 100), MONDAY);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = ExperimentHarness.videos(backend, state)) {
        harness.processElement(TestSnapshots.snapshot("v", MONDAY + 1, 200, 50, null), MONDAY + 1);
        assertThat(harness.extractOutputValues())
            .singleElement()
            .satisfies(
                step -> {
                  assertThat(step.experimentId()).isEqualTo("e");
                  assertThat(step.variant()).isNull();
                });
        harness.processWatermark(MONDAY + 70 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has a video's figures, and others that the clock has not passed. */
  EXPERIMENTS("experiments.arms") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var videos = ExperimentHarness.videos(backend, null);
          var harness = ExperimentHarness.arms(backend, null)) {
        videos.processElement(arm(MONDAY, 100), MONDAY);
        videos.processElement(arm(MONDAY + 2, 300), MONDAY + 2);
        for (ArmStep step : videos.extractOutputValues()) {
          harness.processElement(step, step.atMillis());
        }
        harness.processWatermark(MONDAY);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = ExperimentHarness.arms(backend, state)) {
        harness.processWatermark(MONDAY + 2);
        assertThat(harness.extractOutputValues())
            .hasSize(2)
            .allSatisfy(row -> assertThat(row.revision()).isEqualTo(MONDAY + 2))
            .first()
            .satisfies(row -> assertThat(Rows.value(row, "samples")).isEqualTo("300"));
        harness.processWatermark(MONDAY + 70 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has computed an account's tables, and holds what counts from the next hour on. */
  POSTING("posting.accounts") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = PostingHarness.open(backend, null)) {
        harness.feed(
            PostingHarness.active("DE", MONDAY, MONDAY, 100),
            PostingHarness.post("a", MONDAY, MONDAY, 900, "#a"));
        harness.processWatermark(MONDAY + Slices.HOUR_MILLIS);
        harness.feed(PostingHarness.post("b", MONDAY, MONDAY + Slices.HOUR_MILLIS, 500, "#a"));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = PostingHarness.open(backend, state)) {
        harness.processWatermark(MONDAY + 2 * Slices.HOUR_MILLIS);
        assertThat(
                harness.table("posting_windows", "region", "active_followers_avg", "median_reach"))
            .containsExactly("DE 100 700");
        assertThat(harness.table("tag_lift", "tag", "videos_with")).containsExactly("#a 2", "s 2");
        harness.processWatermark(MONDAY + 61 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has told of a storm, which goes on. */
  GROUPS("alerts.groups") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = GroupHarness.open(backend, null)) {
        harness.feed(TestAlerts.negative("a", "v42", NOON), TestAlerts.negative("b", "v42", NOON));
        harness.atSecond(10);
        harness.feed(TestAlerts.negative("c", "v42", NOON));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = GroupHarness.open(backend, state)) {
        harness.atSecond(310);
        harness.atSecond(3_700);
        assertThat(harness.told())
            .containsExactly(
                "video/v42 negative_message x3 WARNING firing",
                "video/v42 negative_message x3 WARNING over");
        assertThat(harness.numProcessingTimeTimers()).isZero();
      }
    }
  },

  /** Has heard of a playbook. */
  PLAYBOOKS("playbook.check") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = open(null)) {
        harness.processElement(document("{version: v1}"), 0);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = open(state)) {
        harness.processElement(document("{version: v1}"), 0);
        harness.processElement(document("{version: v2}"), 0);
        harness.processElement(document(null), 0);
        assertThat(harness.extractOutputValues())
            .extracting(PlaybookUpdate::version)
            .containsExactly("v2", "builtin-1");
      }
    }

    private static PlaybookDocument document(@Nullable String text) {
      return new PlaybookDocument("default", text, 7);
    }

    private static OneInputStreamOperatorTestHarness<PlaybookDocument, PlaybookUpdate> open(
        @Nullable OperatorSubtaskState state) throws Exception {
      return restored(
          new OneInputStreamOperatorTestHarness<PlaybookDocument, PlaybookUpdate>(
              new PlaybookCheckOperator(PlaybooksConfig.DEFAULT)),
          Backend.HASHMAP,
          state);
    }
  },

  /** Has a notification that nobody could be told. */
  DELIVERY("alerts.deliver") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var groups = GroupHarness.open(backend, null);
          var harness = DeliveryHarness.open(NOWHERE, null)) {
        groups.feed(TestAlerts.negative("a", "v42", NOON));
        groups.atSecond(10);
        harness.processElement(groups.extractOutputValues().get(0), NOON);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = DeliveryHarness.open(NOWHERE, state)) {
        assertThat(harness.waiting()).isEqualTo(1);
      }
    }
  },

  /** Knows of a spike and of an angry comment. */
  VIDEOS("decisions.videos") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = VideoHarness.open(DecisionTiming.ON_ARRIVAL, backend, null)) {
        harness.spike(ACCOUNT, "v", true, MONDAY);
        harness.feed(scored(comment("a", "v", MONDAY), 0.1));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = VideoHarness.open(DecisionTiming.ON_ARRIVAL, backend, state)) {
        harness.feed(scored(comment("b", "v", MONDAY + 1), 0.1));
        assertThat(harness.facts()).containsExactly(new VideoFacts(true, 2, 2, null, null));
        harness.processWatermark(MONDAY + 37 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Knows whose a conversation is. */
  ADDRESSES("decisions.address") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = AddressHarness.open(DecisionTiming.ON_ARRIVAL, backend, null)) {
        harness.feed(directMessage("a", MONDAY));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = AddressHarness.open(DecisionTiming.ON_ARRIVAL, backend, state)) {
        harness.feed(unaddressed(ownDirectMessage("b", MONDAY + 1)));
        assertThat(harness.addressed()).containsExactly("customer b");
      }
    }
  },

  /** Has told of a rule that fails. */
  FAILED_RULES("decisions.failures") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = FailedRuleHarness.open(backend, null)) {
        harness.fail("purchase", "divide_by_zero", MONDAY);
        harness.processWatermark(MONDAY);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = FailedRuleHarness.open(backend, state)) {
        harness.fail("purchase", "divide_by_zero", MONDAY + 1);
        harness.fail("spam", "divide_by_zero", MONDAY + 1);
        harness.processWatermark(MONDAY + 1);
        assertThat(harness.told()).containsExactly("rules[3].when " + (MONDAY + 1));
        harness.processWatermark(MONDAY + Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has answered a complaint, and a person has the conversation. */
  PEOPLE("decisions.people") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = people(backend, null)) {
        harness.feed(scored(named(directMessage("a", MONDAY), "a"), 0.5));
        harness.feed(named(ownDirectMessage("r", MONDAY + 1), "r"));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = people(backend, state)) {
        harness.feed(scored(named(directMessage("b", MONDAY + 2), "b"), 0.5));
        harness.feed(resolved("c", MONDAY + 3), optedOut("o", MONDAY + 4));
        harness.feed(scored(named(directMessage("d", MONDAY + 5), "d"), 0.5));
        harness.clock(MONDAY + 20 * 60_000L);
        assertThat(harness.lines())
            .containsExactly(
                "b send_reply escalate human_hold",
                "d send_reply escalate opted_out",
                "b route support",
                "d route support");
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }

    private static PeopleHarness people(Backend backend, @Nullable OperatorSubtaskState state)
        throws Exception {
      return PeopleHarness.open(
          DecisionTiming.ON_ARRIVAL, backend, PeopleHarness.COMPLAINTS, state);
    }
  },

  /** Has counted two gifts of a streak that is not over. */
  GIFT_STREAKS("live.streaks") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = LiveOperators.streaks(backend, null)) {
        Gift gift = LiveEvents.gift("a", 60, 2, 0);
        harness.processElement(gift, gift.atMillis());
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = LiveOperators.streaks(backend, state)) {
        Gift gift = LiveEvents.last("a", 60, 3, 1_000);
        harness.processElement(gift, gift.atMillis());
        assertThat(harness.extractOutputValues())
            .extracting(GiftGrowth::gifts, GiftGrowth::diamonds)
            .containsExactly(Tuple.tuple(1L, 60L));
        harness.processWatermark(EIGHT + 3 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Knows what somebody gave, and that a small gift was thanked for. */
  GIFTERS("live.gifters") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = LiveOperators.gifters(backend, null)) {
        Gift gift = LiveEvents.gift(null, 5, 1, 0);
        harness.processElement1(new StreamRecord<>(GiftGrowth.of(gift)));
        harness.processElement2(new StreamRecord<>(FinishedGift.single(gift)));
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = LiveOperators.gifters(backend, state)) {
        Gift gift = LiveEvents.gift(null, 7, 1, 1);
        harness.processElement1(new StreamRecord<>(GiftGrowth.of(gift)));
        assertThat(AttributionOperators.taken(harness))
            .extracting(fact -> fact.total().diamonds(), fact -> fact.total().isNew())
            .containsExactly(Tuple.tuple(12L, false));
        assertThat(LiveOperators.isFirstSmall(harness, gift)).isFalse();
      }
    }
  },

  /** Has told a live that an order came of it. */
  LIVE_ORDERS("live.orders") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = LiveOperators.orders(backend, null)) {
        harness.processElement(LiveEvents.path(1, "10.00", "live"), EIGHT);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = LiveOperators.orders(backend, state)) {
        harness.processElement(LiveEvents.path(2, "10.00", "other"), EIGHT);
        assertThat(AttributionOperators.taken(harness))
            .extracting(LiveFact::liveId)
            .containsExactly("live", "other");
        harness.processWatermark(EIGHT + 3 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  },

  /** Has the figures of a live that has sold. */
  SESSIONS("live.sessions") {
    @Override
    OperatorSubtaskState write(Backend backend) throws Exception {
      try (var harness = LiveOperators.sessions(backend, null)) {
        harness.processElement(LiveEvents.gifted("aa", 30, 30, true, 0), EIGHT);
        harness.processElement(LiveEvents.sold("o1", "10.50", "EUR", false, 1), EIGHT);
        harness.processElement(LiveEvents.sold("o2", "3.00", "USD", false, 2), EIGHT);
        return savepoint(harness);
      }
    }

    @Override
    void ask(Backend backend, OperatorSubtaskState state) throws Exception {
      try (var harness = LiveOperators.sessions(backend, state)) {
        harness.processElement(LiveEvents.sold("o1", "10.50", "EUR", true, 1), EIGHT);
        assertThat(harness.extractOutputValues())
            .singleElement()
            .satisfies(
                row -> {
                  assertThat(Rows.value(row, "gifts")).isEqualTo("1");
                  assertThat(Rows.value(row, "revenue")).isEqualTo("3.0000");
                  assertThat(Rows.value(row, "currency")).isEqualTo("USD");
                  assertThat(Rows.value(row, "top_gifters")).contains("\"aa\"");
                  assertThat(row.revision()).isEqualTo(4);
                });
        harness.processWatermark(EIGHT + 36 * Slices.DAY_MILLIS);
        assertThat(harness.numEventTimeTimers()).isZero();
      }
    }
  };

  private static final long NOON = TestAlerts.NOON;
  private static final NotifySettings NOWHERE = DeliveryHarness.webhook("http://127.0.0.1:1");
  private static final long HALF_PAST = MONDAY + 30 * 60_000L;

  private final String uid;

  StatefulOperator(String uid) {
    this.uid = uid;
  }

  /** The operator's uid, also the name of its snapshot. */
  String uid() {
    return uid;
  }

  /** A snapshot in the canonical format, which every backend can restore. */
  abstract OperatorSubtaskState write(Backend backend) throws Exception;

  /** Restores a snapshot and asserts that the operator answers as if it had never stopped. */
  abstract void ask(Backend backend, OperatorSubtaskState state) throws Exception;

  static OperatorSubtaskState savepoint(AbstractStreamOperatorTestHarness<?> harness)
      throws Exception {
    harness.prepareSnapshotPreBarrier(1);
    return harness
        .snapshotWithLocalState(1, 0, SavepointType.savepoint(SavepointFormatType.CANONICAL))
        .getJobManagerOwnedState();
  }

  private static <H extends AbstractStreamOperatorTestHarness<?>> H restored(
      H harness, Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    harness.setStateBackend(backend.create());
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  private static Event arm(long at, long plays) {
    return TestSnapshots.snapshot("v", at, plays, plays / 2, TestSnapshots.control("e"));
  }

  private static StreakKey streakOf(Event event) {
    return new StreakKey(
        event.accountId(),
        event.platform(),
        event.liveGift().liveId(),
        event.liveGift().streakId());
  }
}
