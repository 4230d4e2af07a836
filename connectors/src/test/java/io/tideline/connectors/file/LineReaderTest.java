package io.tideline.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  @Property
  void cutsAtEveryLineFeedHoweverTheBytesArrive(
      @ForAll @CharRange(from = 'a', to = 'b') @CharRange(from = '\n', to = '\n') String text,
      @ForAll @IntRange(min = 1, max = 5) int atOnce)
      throws IOException {
    List<String> expected = new ArrayList<>(List.of(text.split("\n", -1)));
    if (expected.get(expected.size() - 1).isEmpty()) {
      expected.remove(expected.size() - 1);
    }

    assertThat(lines(text.getBytes(StandardCharsets.UTF_8), atOnce)).isEqualTo(expected);
  }

  @Test
  void keepsCarriageReturnsAndBytesThatAreNoText() throws IOException {
    byte[] bytes = {'a', '\r', '\n', (byte) 0xff, 0, (byte) 0xc2, '\n'};

    try (LineReader reader = new LineReader(new ByteArrayInputStream(bytes))) {
      assertThat(reader.next()).containsExactly('a', '\r');
      assertThat(reader.next()).containsExactly((byte) 0xff, 0, (byte) 0xc2);
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void keepsALineOfSeveralMebibytesWhole() throws IOException {
    String big = "x".repeat((3 << 20) + 17);

    assertThat(lines(("a\n" + big + "\nb").getBytes(StandardCharsets.UTF_8), 1 << 20))
        .containsExactly("a", big, "b");
  }

  @Test
  void keepsTheBeginningOfALineWithoutEnd() throws IOException {
    byte[] endless = "x".repeat(LineReader.MAX_LINE_BYTES + 5).getBytes(StandardCharsets.UTF_8);

    assertThat(lines(endless, 1 << 20))
        .singleElement()
        .satisfies(line -> assertThat(line).hasSize(LineReader.MAX_LINE_BYTES));
  }

  private static List<String> lines(byte[] bytes, int atOnce) throws IOException {
    List<String> lines = new ArrayList<>();
    try (LineReader reader = new LineReader(new Drip(bytes, atOnce))) {
      for (byte[] line = reader.next(); line != null; line = reader.next()) {
        lines.add(new String(line, StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  /** Gives a few bytes at a time. */
  private static final class Drip extends InputStream {
    private final InputStream bytes;
    private final int atOnce;

    Drip(byte[] bytes, int atOnce) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.atOnce = atOnce;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return bytes.read(target, offset, Math.min(length, atOnce));
    }
  }
}
