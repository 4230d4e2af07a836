package io.tideline.job.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ViewsChangeSerializerTest {
  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    var serializer = new ViewsChangeSerializer();
    var change = new ViewsChange(new AccountKey("größe", "tiktok"), -3, 17, "v 😀", Long.MIN_VALUE);
    var out = new DataOutputSerializer(16);

    serializer.serialize(change, out);
    serializer.serialize(change, out);

    var in = new DataInputDeserializer(out.getCopyOfBuffer());
    assertThat(serializer.deserialize(in)).isEqualTo(change);
    assertThat(serializer.deserialize(in)).isEqualTo(change);
    assertThat(in.available()).isZero();
  }
}
