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
public final class WireText implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SEVEN_BITS = 0x7F;
  private static final int MORE = 0x80;

  /** As many as there are accounts and videos that are busy at a time, or a few more. */
  private static final int POOL_BITS = 14;

  private byte[] scratch = new byte[256];
  private transient @Nullable String @Nullable [] pool;

  /** Writes a text or null. */
  public void write(@Nullable String text, DataOutputView out) throws IOException {
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

  /** Reads what was written. */
  public @Nullable String read(DataInputView in) throws IOException {
    int length = readBytes(in);
    if (length < 0) {
      return null;
    }
    return new String(scratch, 0, length, StandardCharsets.UTF_8);
  }

  /** Reads a text that is never null. */
  public String readPresent(DataInputView in) throws IOException {
    String text = read(in);
    if (text == null) {
      throw missing();
    }
    return text;
  }

  /**
   * As {@link #readPresent}, but as one instance for all occurrences of late: for ids that come
   * again and again, which are then compared by looking at neither.
   */
  public String readShared(DataInputView in) throws IOException {
    int length = readBytes(in);
    if (length < 0) {
      throw missing();
    }
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + scratch[i];
    }
    int place = (hash * 0x9E3779B9) >>> (32 - POOL_BITS);
    if (pool == null) {
      pool = new String[1 << POOL_BITS];
    }
    String known = pool[place];
    if (known == null || !isInScratch(known, length)) {
      known = new String(scratch, 0, length, StandardCharsets.UTF_8);
      pool[place] = known;
    }
    return known;
  }

  /** Never true for a text that is not ASCII: those are just not shared. */
  private boolean isInScratch(String text, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != scratch[i]) {
        return false;
      }
    }
    return true;
  }

  /** The bytes are in scratch; the length, −1 for null. */
  private int readBytes(DataInputView in) throws IOException {
    int length = readLength(in) - 1;
    if (length > scratch.length) {
      scratch = new byte[Math.max(length, 2 * scratch.length)];
    }
    if (length > 0) {
      in.readFully(scratch, 0, length);
    }
    return length;
  }

  private static IOException missing() {
    return new IOException("a text is missing where there must be one");
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
