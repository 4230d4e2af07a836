package io.tideline.job.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Texts between tasks: length and UTF-8, copied in one piece where Flink's own form goes character
 * by character. Texts must be well formed, as all that was decoded is. Not for several threads.
 */
final class WireText implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SEVEN_BITS = 0x7F;
  private static final int MORE = 0x80;

  private byte[] scratch = new byte[256];

  void write(@Nullable String text, DataOutputView out) throws IOException {
    if (text == null) {
      out.writeByte(0);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int rest = bytes.length + 1;
    while (rest > SEVEN_BITS) {
      out.writeByte(rest & SEVEN_BITS | MORE);
      rest >>>= 7;
    }
    out.writeByte(rest);
    out.write(bytes);
  }

  @Nullable String read(DataInputView in) throws IOException {
    int length = readLength(in) - 1;
    if (length < 0) {
      return null;
    }
    if (length > scratch.length) {
      scratch = new byte[Math.max(length, 2 * scratch.length)];
    }
    in.readFully(scratch, 0, length);
    return new String(scratch, 0, length, StandardCharsets.UTF_8);
  }

  /** A text that is never null. */
  String readPresent(DataInputView in) throws IOException {
    String text = read(in);
    if (text == null) {
      throw new IOException("a text is missing where there must be one");
    }
    return text;
  }

  private static int readLength(DataInputView in) throws IOException {
    int length = 0;
    int shift = 0;
    int next = in.readByte();
    while (next < 0) {
      length |= (next & SEVEN_BITS) << shift;
      shift += 7;
      next = in.readByte();
    }
    return length | next << shift;
  }
}
