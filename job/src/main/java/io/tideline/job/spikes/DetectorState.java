package io.tideline.job.spikes;

import io.tideline.udfs.spike.adaptive.AdaptiveDetector;
import io.tideline.udfs.spike.adaptive.DetectorSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/** The detector of the current series, kept as the bytes it writes: less than 3 KB. */
final class DetectorState implements ValueState<AdaptiveDetector> {
  private static final int ABOUT = 3_000;

  private final ValueState<byte[]> bytes;

  DetectorState(ValueState<byte[]> bytes) {
    this.bytes = bytes;
  }

  @Override
  public @Nullable AdaptiveDetector value() throws IOException {
    byte[] kept = bytes.value();
    return kept == null
        ? null
        : AdaptiveDetector.read(
            new DataInputStream(new ByteArrayInputStream(kept)), DetectorSettings.DEFAULT);
  }

  @Override
  public void update(AdaptiveDetector detector) throws IOException {
    var written = new ByteArrayOutputStream(ABOUT);
    detector.write(new DataOutputStream(written));
    bytes.update(written.toByteArray());
  }

  @Override
  public void clear() {
    bytes.clear();
  }
}
