package io.tideline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.TestEvents;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.SenderType;
import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.TextVerdict;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class EventSerializerTest {
  private final TypeSerializer<Event> serializer = new EventSerializer();

  @Property(tries = 300)
  void anyMessageComesBackAsItWent(@ForAll("messages") Event event) throws IOException {
    assertThat(serializer.deserialize(new DataInputDeserializer(written(event)))).isEqualTo(event);
  }

  @Property(tries = 100)
  void aVerdictComesBackAsItWent(@ForAll("messages") Event event, @ForAll("verdicts") TextVerdict v)
      throws IOException {
    Event read = event.withVerdict(v);
    assertThat(serializer.deserialize(new DataInputDeserializer(written(read)))).isEqualTo(read);
  }

  @Test
  void canBeShippedWithAJob() throws Exception {
    assertThat(InstantiationUtil.clone(new EventSerializer())).isEqualTo(new EventSerializer());
  }

  @Test
  void eventsWithoutAMessageAndLateOnesComeBackAsTheyWent() throws IOException {
    Event gift = TestEvents.gift("g", "streak", TestEvents.MONDAY);
    Event late =
        TestEvents.scored(TestEvents.late(TestEvents.comment("c", "v", TestEvents.MONDAY)), 0.25);
    var out = new DataOutputSerializer(64);
    for (Event event : List.of(gift, late, gift)) {
      serializer.serialize(event, out);
    }
    var in = new DataInputDeserializer(out.getCopyOfBuffer());
    assertThat(serializer.deserialize(in)).isEqualTo(gift);
    assertThat(serializer.deserialize(in)).usingRecursiveComparison().isEqualTo(late);
    assertThat(serializer.duplicate().deserialize(in)).isEqualTo(gift);
    assertThat(in.available()).isZero();
  }

  @Property(tries = 50)
  void whatIsCopiedUnreadIsTheSame(@ForAll("messages") Event event) throws IOException {
    byte[] bytes = written(event);
    var copy = new DataOutputSerializer(64);
    serializer.copy(new DataInputDeserializer(bytes), copy);
    assertThat(copy.getCopyOfBuffer()).isEqualTo(bytes);
  }

  private byte[] written(Event event) throws IOException {
    var out = new DataOutputSerializer(64);
    serializer.serialize(event, out);
    return out.getCopyOfBuffer();
  }

  @Provide
  Arbitrary<Event> messages() {
    Arbitrary<List<String>> present = texts().list().ofSize(5);
    Arbitrary<List<String>> absent = texts().injectNull(0.3).list().ofSize(9);
    Arbitrary<Long> times = Arbitraries.longs();
    Arbitrary<Long> likes = Arbitraries.longs().greaterOrEqual(0).injectNull(0.3);
    return Combinators.combine(
            Arbitraries.of(EventType.COMMENT_CREATED, EventType.DM_SENT),
            Arbitraries.of(Direction.values()),
            Arbitraries.of(SenderType.values()),
            times,
            likes,
            present,
            absent)
        .as(EventSerializerTest::message);
  }

  @Provide
  Arbitrary<TextVerdict> verdicts() {
    Arbitrary<Double> figures = Arbitraries.doubles().between(0, 1);
    return Combinators.combine(
            Arbitraries.of(Language.values()),
            Arbitraries.of(Intent.values()),
            figures,
            figures,
            figures,
            figures)
        .as((language, intent, a, b, c, d) -> new TextVerdict(language, a, intent, b, c, d));
  }

  /** Emoji, other scripts, nothing at all, and what needs more than one byte to say its length. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(40),
        Arbitraries.of(
            "", "schön 🎁", "сколько стоит", "\u0000", "x".repeat(126), "é".repeat(9_000)));
  }

  private static Event message(
      EventType type,
      Direction direction,
      SenderType sender,
      long time,
      Long likes,
      List<String> present,
      List<String> absent) {
    var message =
        new Message(
            present.get(0),
            absent.get(0),
            absent.get(1),
            absent.get(2),
            direction,
            sender,
            present.get(1),
            absent.get(3),
            absent.get(4),
            absent.get(5),
            absent.get(6),
            likes,
            absent.get(7),
            absent.get(8));
    return new Event(
        type,
        present.get(2),
        time,
        ~time,
        present.get(3),
        present.get(4),
        message,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
