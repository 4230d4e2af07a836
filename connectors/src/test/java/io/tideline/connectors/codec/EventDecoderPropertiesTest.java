package io.tideline.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class EventDecoderPropertiesTest {

  private static final Origin ORIGIN = new Origin("t", 0, 0);

  private final EventDecoder decoder = new EventDecoder(() -> Long.MAX_VALUE / 2);

  @Property
  void decodesWhatWasWritten(@ForAll EventType type, @ForAll Random random) {
    Event event = new RandomEvents(random).event(type);

    assertThat(decoder.decode(type.topic(), EventJson.bytes(event), ORIGIN, 0))
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes("(event\\.)?refund\\.record")
        .isEqualTo(new Decoded(type.topic(), event, null));
  }

  @Property
  void caresForNeitherTheOrderOfFieldsNorUnknownOnes(
      @ForAll EventType type, @ForAll Random random) {
    Event event = new RandomEvents(random).event(type);
    ObjectNode json = EventJson.of(event);
    json.put("unknown", 1).putObject("other").putArray("event_id").add(1.5).addNull();

    assertThat(decode(type.topic(), EventJson.bytes(shuffled(json, random))).event())
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes("(event\\.)?refund\\.record")
        .isEqualTo(event);
  }

  private static ObjectNode shuffled(ObjectNode json, Random random) {
    List<Map.Entry<String, JsonNode>> members = new ArrayList<>(json.properties());
    Collections.shuffle(members, random);
    ObjectNode shuffled = JsonNodeFactory.instance.objectNode();
    members.forEach(member -> shuffled.set(member.getKey(), member.getValue()));
    return shuffled;
  }

  @Property
  void answersAnyBytesWithADeadLetterOrATombstone(
      @ForAll Topic topic, @ForAll @Size(max = 200) byte[] bytes) {
    Decoded decoded = decode(topic, bytes);

    assertThat(decoded.event()).isNull();
  }

  @Property(tries = 5000)
  void answersAnyChangeOfAnEventWithExactlyOneOutcome(
      @ForAll EventType type, @ForAll Random random) {
    byte[] bytes = EventJson.bytes(new RandomEvents(random).event(type));
    byte[] changed = changed(bytes, random);

    Decoded decoded = decode(type.topic(), changed);
    assertThat((decoded.event() == null) != (decoded.deadLetter() == null)).isTrue();
  }

  @Property
  void givesTheSameAnswerWhateverItDecodedBefore(@ForAll EventType type, @ForAll Random random) {
    byte[] changed = changed(EventJson.bytes(new RandomEvents(random).event(type)), random);
    Decoded fresh = new EventDecoder(() -> 0).decode(type.topic(), changed, ORIGIN, 0);
    EventDecoder used = new EventDecoder(() -> 0);
    used.decode(type.topic(), EventJson.bytes(RandomEvents.complete(type)), ORIGIN, 0);
    used.decode(type.topic(), changed(changed, random), ORIGIN, 0);

    assertThat(used.decode(type.topic(), changed, ORIGIN, 0))
        .usingRecursiveComparison()
        .isEqualTo(fresh);
  }

  private Decoded decode(Topic topic, byte[] bytes) {
    return decoder.decode(topic, bytes, ORIGIN, 0);
  }

  /** A few bytes overwritten, cut out or put in twice. */
  static byte[] changed(byte[] bytes, Random random) {
    byte[] changed = bytes;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(changed.length + 1);
      int to = Math.min(changed.length, from + random.nextInt(6));
      changed =
          switch (random.nextInt(3)) {
            case 0 -> joined(changed, from, new byte[] {anyByte(random)}, to);
            case 1 -> joined(changed, from, new byte[0], to);
            default -> joined(changed, to, Arrays.copyOfRange(changed, from, to), to);
          };
    }
    return changed;
  }

  private static byte anyByte(Random random) {
    String telling = "\"\\{}[]:,0-.eEu \n\t\0tfn1";
    return random.nextBoolean()
        ? (byte) telling.charAt(random.nextInt(telling.length()))
        : (byte) random.nextInt(256);
  }

  private static byte[] joined(byte[] bytes, int end, byte[] middle, int start) {
    byte[] joined = Arrays.copyOf(bytes, end + middle.length + bytes.length - start);
    System.arraycopy(middle, 0, joined, end, middle.length);
    System.arraycopy(bytes, start, joined, end + middle.length, bytes.length - start);
    return joined;
  }
}
