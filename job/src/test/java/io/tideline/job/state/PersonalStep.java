package io.tideline.job.state;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.named;
import static io.tideline.job.TestEvents.ownDirectMessage;
import static io.tideline.job.TestEvents.scored;

import io.tideline.job.Backend;
import io.tideline.job.TestEvents;
import io.tideline.job.attribution.AttributionOperators;
import io.tideline.job.attribution.credits.ConversionMark;
import io.tideline.job.attribution.credits.CreditOperators;
import io.tideline.job.conversations.ConversationHarness;
import io.tideline.job.decisions.AddressHarness;
import io.tideline.job.decisions.DecisionTiming;
import io.tideline.job.decisions.PeopleHarness;
import io.tideline.job.governance.ErasingCoOperator;
import io.tideline.job.governance.ErasingOperator;
import io.tideline.job.live.LiveOperators;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;
import io.tideline.udfs.attribution.WeightedPath;
import io.tideline.udfs.attribution.identity.Claim;
import io.tideline.udfs.attribution.identity.HeldTouch;
import io.tideline.udfs.attribution.identity.HolderKey;
import io.tideline.udfs.attribution.identity.Interest;
import io.tideline.udfs.attribution.identity.OrderFact;
import io.tideline.udfs.attribution.identity.PlacedOrder;
import io.tideline.udfs.attribution.identity.Roles;
import io.tideline.udfs.attribution.identity.VisitorLink;
import io.tideline.udfs.conversation.EpisodeTouch;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.live.FinishedGift;
import io.tideline.udfs.live.Gift;
import io.tideline.udfs.live.GiftGrowth;
import io.tideline.udfs.live.GifterTotal;
import io.tideline.udfs.live.LiveFact;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.math.BigDecimal;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.types.Either;
import org.jspecify.annotations.Nullable;

/**
 * Every step that keeps anything about people, and what makes it do so. Each must forget: {@link
 * ErasureContractTest}.
 */
enum PersonalStep {
  /** A conversation whose id names the customer, with deadlines, alerts and what waits. */
  CONVERSATIONS("conversations.episodes") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return ConversationHarness.open(backend, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      var conversations = (ConversationHarness) harness;
      Event first = TestEvents.of(named(comment("c" + at, "v", at), "c-" + who.length()), who);
      conversations.feed(scored(first, 0.1));
      conversations.feed(scored(TestEvents.of(directMessage("d" + at, at), who), 0.1));
    }

    @Override
    void clock(AbstractStreamOperatorTestHarness<?> harness, long millis) throws Exception {
      ((ConversationHarness) harness).processWatermark(millis);
    }
  },

  /** Whose a conversation is. */
  ADDRESSES("decisions.address") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return AddressHarness.open(DecisionTiming.ON_ARRIVAL, backend, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      ((AddressHarness) harness).feed(TestEvents.of(directMessage("d" + at, at), who));
    }

    @Override
    void clock(AbstractStreamOperatorTestHarness<?> harness, long millis) throws Exception {
      ((AddressHarness) harness).processWatermark(millis);
    }
  },

  /** What automation did for a person, and what it is to do later. */
  PEOPLE("decisions.people") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return PeopleHarness.open(DecisionTiming.ON_ARRIVAL, backend, PeopleHarness.COMPLAINTS, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      var people = (PeopleHarness) harness;
      people.feed(scored(TestEvents.of(named(directMessage("d" + at, at), "m" + at), who), 0.5));
      people.feed(TestEvents.of(named(ownDirectMessage("r" + at, at), "r" + at), who));
    }

    @Override
    void clock(AbstractStreamOperatorTestHarness<?> harness, long millis) throws Exception {
      ((PeopleHarness) harness).clock(millis);
    }

    @Override
    void erase(AbstractStreamOperatorTestHarness<?> harness, Erasure erasure) throws Exception {
      ((PeopleHarness) harness).forget(erasure);
    }
  },

  /** A visitor's persons and orders. */
  VISITORS("attribution.visitors") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return AttributionOperators.visitors(backend, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      two(harness).processElement1(new StreamRecord<>(link(who, "person of " + at, at)));
      two(harness).processElement1(new StreamRecord<>(link("visitor of " + at, who, at)));
      two(harness).processElement2(new StreamRecord<>(order(who, at)));
    }
  },

  /** A person's visitors and orders. */
  PERSONS("attribution.persons") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return AttributionOperators.persons(backend, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      two(harness).processElement1(new StreamRecord<>(link(who, "person of " + at, at)));
      two(harness).processElement1(new StreamRecord<>(link("visitor of " + at, who, at)));
      var claim = new Claim("acme", "o" + at, at, null, who, at, "l", at);
      two(harness).processElement2(new StreamRecord<>(claim));
    }
  },

  /** Touches of a person, under their id, a coupon and a visitor, and orders that ask. */
  TOUCHES("attribution.touches") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return AttributionOperators.touches(backend, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      HolderKey person = HolderKey.of("acme", who);
      var coupon = new HolderKey("acme", "SPRING", true);
      for (HolderKey holder : List.of(person, coupon)) {
        int roles = Roles.VISITOR | Roles.FIRST_HOLDER;
        var held = new HeldTouch(holder, roles, touch("v/c/" + who, at));
        two(harness).processElement1(new StreamRecord<>(held));
      }
      var asked = new Interest(person, Roles.VISITOR, "o" + at, at, null, Long.MIN_VALUE);
      var linked = HolderKey.of("acme", "visitor");
      two(harness).processElement2(new StreamRecord<>(asked));
      two(harness)
          .processElement2(
              new StreamRecord<>(new Interest(linked, Roles.VISITOR, "p" + at, at, who, at)));
    }
  },

  /** The path of an order. */
  PATHS("attribution.paths") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return AttributionOperators.paths(backend, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      one(harness).processElement(new StreamRecord<>(OrderFact.of(order(who, at))));
      one(harness).processElement(new StreamRecord<>(OrderFact.of(Claim.own(order(who, at), who))));
    }

    @Override
    void clock(AbstractStreamOperatorTestHarness<?> harness, long millis) throws Exception {
      one(harness).processWatermark(millis);
    }
  },

  /** The credits of an order, and in which conversation it was won. */
  CREDITS("credits.orders") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return CreditOperators.orders(backend, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      two(harness)
          .processElement1(
              new StreamRecord<>(
                  WeightedPath.equal(
                      new OrderPath(
                          "acme",
                          "tiktok",
                          "order of " + at + who.length(),
                          1,
                          at,
                          new BigDecimal("100.00"),
                          "EUR",
                          null,
                          who,
                          List.of(touch("v/c/" + who, at))))));
    }
  },

  /** Messages in a conversation whose id names the customer. */
  MARKS("credits.marks") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return CreditOperators.marks(backend, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      String conversation = "v/c/" + who;
      var belongs = new EpisodeTouch(conversation, "comment", "m" + at, at, "shown", 1);
      two(harness).processElement1(new StreamRecord<>(belongs));
      var sold =
          new ConversionMark(conversation, "comment", "m" + at, at, "o", "comment_sale", false);
      two(harness).processElement2(new StreamRecord<>(sold));
    }
  },

  /** What a customer has brought. */
  CUSTOMERS("credits.customers") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return CreditOperators.customers(backend, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      one(harness).processElement(new StreamRecord<>(Shop.boughtBy(who, "o" + at, at)));
    }

    @Override
    void clock(AbstractStreamOperatorTestHarness<?> harness, long millis) throws Exception {
      one(harness).processWatermark(millis);
    }
  },

  /** Who gives in a streak that is not over. */
  GIFT_STREAKS("live.streaks") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return LiveOperators.streaks(backend, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      one(harness).processElement(new StreamRecord<>(gift("s" + at + who.length(), who, at)));
    }

    @Override
    void clock(AbstractStreamOperatorTestHarness<?> harness, long millis) throws Exception {
      one(harness).processWatermark(millis);
    }
  },

  /** What somebody gave in a live, and that they were thanked. */
  GIFTERS("live.gifters") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return LiveOperators.gifters(backend, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      Gift gift = gift(null, who, at);
      two(harness).processElement1(new StreamRecord<>(GiftGrowth.of(gift)));
      two(harness).processElement2(new StreamRecord<>(FinishedGift.single(gift)));
    }
  },

  /** Who gave most in a live, by pseudonym. */
  SESSIONS("live.sessions") {
    @Override
    AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception {
      return LiveOperators.sessions(backend, null);
    }

    @Override
    void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at) throws Exception {
      var total = new GifterTotal(keyOf(who), 5, 1, 5, true, at, false);
      LiveFact given = LiveFact.gifted(GiftGrowth.of(gift(null, "somebody", at)), total);
      one(harness).processElement(new StreamRecord<>(given));
    }

    @Override
    void clock(AbstractStreamOperatorTestHarness<?> harness, long millis) throws Exception {
      one(harness).processWatermark(millis);
    }

    @Override
    String nameOf(String who) {
      return keyOf(who);
    }
  };

  private final String uid;

  PersonalStep(String uid) {
    this.uid = uid;
  }

  /** The step's uid. */
  String uid() {
    return uid;
  }

  /** The step as in a live job, with nothing in it. */
  abstract AbstractStreamOperatorTestHarness<?> open(Backend backend) throws Exception;

  /** Makes it keep all that it ever keeps about a person. */
  abstract void feed(AbstractStreamOperatorTestHarness<?> harness, String who, long at)
      throws Exception;

  /** As what a person is known to the step. */
  String nameOf(String who) {
    return who;
  }

  /** Lets event time go on. */
  void clock(AbstractStreamOperatorTestHarness<?> harness, long millis) throws Exception {
    two(harness).processBothWatermarks(new Watermark(millis));
  }

  /** Tells it of an erasure, as every instance is told. */
  @SuppressWarnings("unchecked")
  void erase(AbstractStreamOperatorTestHarness<?> harness, Erasure erasure) throws Exception {
    if (harness instanceof KeyedOneInputStreamOperatorTestHarness<?, ?, ?> one) {
      ((ErasingOperator<?, ?, ?>) one.getOperator()).processElement2(new StreamRecord<>(erasure));
    } else {
      var operator =
          (ErasingCoOperator<?, ?, Object, ?>)
              ((KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?>) harness).getOperator();
      operator.processElement2(new StreamRecord<>(Either.Right(erasure)));
    }
  }

  @SuppressWarnings("unchecked")
  private static KeyedTwoInputStreamOperatorTestHarness<Object, Object, Object, Object> two(
      AbstractStreamOperatorTestHarness<?> harness) {
    return (KeyedTwoInputStreamOperatorTestHarness<Object, Object, Object, Object>) harness;
  }

  @SuppressWarnings("unchecked")
  private static KeyedOneInputStreamOperatorTestHarness<Object, Object, Object> one(
      AbstractStreamOperatorTestHarness<?> harness) {
    return (KeyedOneInputStreamOperatorTestHarness<Object, Object, Object>) harness;
  }

  /** The pseudonym of a person. */
  static String keyOf(String who) {
    return new Pseudonyms(PseudonymSecret.PUBLISHED).keyOf(who);
  }

  private static Gift gift(@Nullable String streak, String who, long at) {
    return new Gift(
        "acme", "tiktok", "live", streak, who, who, "rose", "Rose", 5, 1, false, at, "e" + at);
  }

  private static VisitorLink link(String visitor, String person, long at) {
    return new VisitorLink("acme", visitor, person, "l" + at + visitor.length(), at, at);
  }

  private static PlacedOrder order(String visitor, long at) {
    return new PlacedOrder(
        "o" + at + visitor.length(),
        "e" + at,
        "acme",
        "tiktok",
        at,
        new BigDecimal("100.00"),
        "EUR",
        null,
        null,
        visitor,
        null,
        null);
  }

  private static PathTouch touch(String conversation, long at) {
    return new PathTouch(
        "t" + at,
        TouchType.CONVERSATION_COMMENT,
        at,
        at,
        "c",
        null,
        null,
        null,
        "m" + at,
        conversation);
  }

  /** When the first message is. */
  static final long FIRST = MONDAY;
}
