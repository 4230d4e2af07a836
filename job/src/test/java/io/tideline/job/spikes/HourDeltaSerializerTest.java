package io.tideline.job.spikes;

import static io.tideline.job.TestEvents.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class HourDeltaSerializerTest {
  private final HourDeltaSerializer serializer = new HourDeltaSerializer();

  @Property(tries = 200)
  void countsComeBackAsTheyWent(
      @ForAll @StringLength(max = 60) String account,
      @ForAll @StringLength(max = 60) String video,
      @ForAll @Size(Slices.PER_HOUR) int[] slices,
      @ForAll @Size(Slices.PER_HOUR) int[] negatives,
      @ForAll @IntRange(max = (int) Slices.HOUR_MILLIS - 1) int first)
      throws IOException {
    var key = new SeriesKey(wellFormed(account), "tiktok", "comment", wellFormed(video));
    var delta = new HourDelta(key, MONDAY, slices, negatives, MONDAY + first, MONDAY + first + 5);
    assertThat(roundTrip(delta)).usingRecursiveComparison().isEqualTo(delta);
  }

  @Test
  void idsThatComeAgainAreOneInstance() throws IOException {
    HourDelta delta = HourTally.single(new SeriesKey("acme", "tiktok", "comment", "v1"), MONDAY);
    SeriesKey once = roundTrip(delta).key();
    SeriesKey again = roundTrip(delta).key();
    assertThat(again.accountId()).isSameAs(once.accountId());
    assertThat(again.videoId()).isSameAs(once.videoId());
  }

  @Test
  void idsOfOneLengthAndPlaceAreNotTakenForEachOther() throws IOException {
    for (int i = 0; i < 100_000; i++) {
      String video = "v" + (100_000 + i);
      var key = new SeriesKey("a", "tiktok", "comment", video);
      assertThat(roundTrip(HourTally.single(key, MONDAY)).key().videoId()).isEqualTo(video);
    }
  }

  @Test
  void theLongestIdsOfEmojiComeBack() throws IOException {
    var key = new SeriesKey("🎁".repeat(128), "tiktok", "comment", "é".repeat(128));
    assertThat(roundTrip(HourTally.single(key, MONDAY)).key()).isEqualTo(key);
  }

  private HourDelta roundTrip(HourDelta delta) throws IOException {
    var out = new DataOutputSerializer(64);
    serializer.serialize(delta, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  /** Half surrogates never come through the decoder. */
  private static String wellFormed(String text) {
    return text.codePoints()
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
