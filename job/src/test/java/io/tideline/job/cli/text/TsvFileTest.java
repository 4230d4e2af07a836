package io.tideline.job.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TsvFileTest {
  @TempDir private Path folder;

  @Test
  void readsColumnsByName() throws IOException {
    TsvFile file = read("label\ttext\nspam\tbuy now\nham\thello\n");

    assertThat(file.column("text")).isEqualTo(1);
    assertThat(file.rows()).containsExactly(List.of("spam", "buy now"), List.of("ham", "hello"));
    assertThat(file.place(1)).isEqualTo(folder.resolve("x.tsv") + ":3");
  }

  @Test
  void toleratesAByteOrderMarkWindowsLinesAndEmptyLinesAtTheEnd() throws IOException {
    TsvFile file = read("\uFEFFtext\tlabel\r\nhi\tham\r\n\r\n\n");

    assertThat(file.header()).containsExactly("text", "label");
    assertThat(file.rows()).containsExactly(List.of("hi", "ham"));
  }

  @Test
  void aByteOrderMarkWithinATextIsOfTheText() throws IOException {
    assertThat(read("text\n\uFEFFhi\n").rows()).containsExactly(List.of("\uFEFFhi"));
  }

  @Test
  void quotationMarksAndOtherLineEndsAreOfTheText() throws IOException {
    TsvFile file = read("text\tlabel\n\"a \"\"b\u2028c\u0085d\re\tx\n");

    assertThat(file.rows()).containsExactly(List.of("\"a \"\"b\u2028c\u0085d\re", "x"));
  }

  @Test
  void anyColumnMayHoldTheLabels() throws IOException {
    TsvFile file = read("text\tlabel\tintent\nhi\tham\tother\n").labelledBy("intent");

    assertThat(file.column("label")).isEqualTo(2);
    assertThat(file.column("text")).isZero();
    assertThatThrownBy(() -> read("text\nhi\n").labelledBy("intent"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has no column intent; its columns, apart by tabs: text");
  }

  @Test
  void anEmptyCellIsACell() throws IOException {
    assertThat(read("a\tb\n\t\n").rows()).containsExactly(List.of("", ""));
  }

  @Test
  void aRowOfAnotherWidthIsToldWithItsLine() {
    refused("a\tb\n1\t2\n1\t2\t3\n", ":3: has 3 columns; allowed: 2, as its header");
    refused("a\tb\n1\t2\n\n1\t2\n", ":3: has 1 columns; allowed: 2, as its header");
  }

  @Test
  void aMissingColumnIsToldWithThoseThereAre() {
    assertThatThrownBy(() -> read("a\tb\n").column("text"))
        .hasMessage(
            folder.resolve("x.tsv") + ":1: has no column text; its columns, apart by tabs: a, b");
  }

  @Test
  void aColumnNamedTwiceIsRefused() {
    refused("a\ta\n", ":1: names a column twice: [a, a]; allowed: each name once");
  }

  @Test
  void anEmptyFileIsRefused() {
    refused("", ": is empty; allowed: a line of column names, then rows");
    refused("\n\n", ": is empty; allowed: a line of column names, then rows");
    refused("\na\n", ":1: is empty; allowed: a line of column names");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("bytes"), new byte[] {'a', (byte) 0xFF, '\n'});

    assertThatThrownBy(() -> TsvFile.read(file))
        .hasMessage(file + ": not UTF-8 text; allowed: tab-separated text in UTF-8");
    assertThatThrownBy(() -> TsvFile.read(folder.resolve("none")))
        .hasMessage(
            folder.resolve("none") + ": no such file; allowed: tab-separated text in UTF-8");
  }

  private void refused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputException.class)
        .hasMessage(folder.resolve("x.tsv") + message);
  }

  private TsvFile read(String text) throws IOException {
    return TsvFile.read(Files.writeString(folder.resolve("x.tsv"), text));
  }
}
