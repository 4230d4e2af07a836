package io.tideline.job.sentiment;

import static io.tideline.job.TestEvents.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

class ScoreDeltaSerializerTest {
  private final ScoreDeltaSerializer serializer = new ScoreDeltaSerializer();

  @Property(tries = 200)
  void scoresComeBackAsTheyWent(@ForAll Random random) throws IOException {
    int[] messages = new int[Slices.PER_HOUR];
    int[] negatives = new int[Slices.PER_HOUR];
    long[] millionths = new long[Slices.PER_HOUR];
    for (int slice = 0; slice < Slices.PER_HOUR; slice++) {
      messages[slice] = Math.max(0, random.nextInt(2_000_000) - 1_000_000);
      negatives[slice] = messages[slice] == 0 ? 0 : random.nextInt(messages[slice]);
      millionths[slice] = messages[slice] * (long) random.nextInt(1_000_001);
    }
    var key = new SeriesKey("acme 🎁", "tiktok", "dm", "");
    var delta = new ScoreDelta(key, MONDAY, messages, negatives, millionths);
    var out = new DataOutputSerializer(64);
    serializer.serialize(delta, out);
    ScoreDelta back = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    assertThat(back).usingRecursiveComparison().isEqualTo(delta);
  }
}
