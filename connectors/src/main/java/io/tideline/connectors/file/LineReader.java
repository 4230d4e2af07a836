package io.tideline.connectors.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into lines at {@code \n} and nowhere else; what the bytes mean is not its business. A
 * last line need not end in {@code \n}. Of a line longer than the limit only the beginning is kept,
 * so that a file without line ends cannot exhaust the memory.
 */
final class LineReader implements Closeable {
  /** Far above the largest record of the contract, so that a cut line is too large all the same. */
  static final int MAX_LINE_BYTES = 16 << 20;

  private static final int BUFFER_BYTES = 1 << 20;
  private static final byte[] EMPTY = {};

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line without its end; null at the end of the input. */
  byte @Nullable [] next() throws IOException {
    if (position == limit && !fill()) {
      return null;
    }
    int end = lineEnd();
    byte[] line = Arrays.copyOfRange(buffer, position, end);
    position = end;
    while (position == limit && fill()) {
      end = lineEnd();
      line = joined(line, end);
      position = end;
    }
    // Either at a line end, or at the end of the input.
    position = Math.min(position + 1, limit);
    return line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private byte[] joined(byte[] line, int end) {
    int length = end - position;
    if (line.length == 0 && length == 0) {
      return EMPTY;
    }
    int kept = Math.min(length, MAX_LINE_BYTES - line.length);
    byte[] longer = Arrays.copyOf(line, line.length + kept);
    System.arraycopy(buffer, position, longer, line.length, kept);
    return longer;
  }

  /** Where the current line ends in the buffer: at a {@code \n}, or at the buffer's end. */
  private int lineEnd() {
    int end = position;
    while (end < limit && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(read, 0);
    return read > 0;
  }
}
