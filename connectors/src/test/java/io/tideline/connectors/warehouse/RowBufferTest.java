package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowBufferTest {
  /** 2026-03-02T00:00Z. */
  private static final long MONDAY = 1_772_409_600_000L;

  private static final long DELETED = 1L << 52;

  private final RowBuffer buffer = new RowBuffer();

  @Test
  void keepsTheNewestRowOfAKeyWhateverTheOrder() {
    buffer.add(volume("v", 2, 2));
    buffer.add(volume("v", 3, 3));
    buffer.add(volume("v", 1, 1));
    assertThat(buffer.size()).isEqualTo(1);
    assertThat(buffer.take()).extracting(TableRow::revision).containsExactly(3L);
  }

  @Test
  void ofTwoRowsOfOneRevisionTheLaterStands() {
    buffer.add(volume("v", 1, 1));
    TableRow later = volume("v", 5, 1);
    buffer.add(later);
    assertThat(buffer.take()).containsExactly(later);
  }

  @Test
  void keysAndTablesAreKeptApartInTheOrderTheyCame() {
    buffer.add(alert("b", 1));
    buffer.add(volume("v", 1, 1));
    buffer.add(alert("a", 1));
    assertThat(buffer.takeByKey().keySet())
        .extracting(Object::toString)
        .containsExactly(
            "alerts/b", "volume_hourly/acme/tiktok/comment/v/2026-03-02T00:00:00.000Z", "alerts/a");
  }

  @Test
  void whatWasTakenIsGone() {
    buffer.add(alert("a", 1));
    assertThat(buffer.take()).hasSize(1);
    assertThat(buffer.size()).isZero();
    assertThat(buffer.take()).isEmpty();
    assertThat(buffer.takeByKey()).isEmpty();
  }

  @Test
  void whatWasTakenDoesNotChangeWithWhatComesLater() {
    buffer.add(alert("a", 1));
    var taken = buffer.take();
    buffer.add(alert("b", 1));
    assertThat(taken).hasSize(1);
  }

  @Test
  void aKeyIsNotTheOneWhoseTextsJoinToTheSame() {
    buffer.add(withKey("a", "bc"));
    buffer.add(withKey("ab", "c"));
    buffer.add(withKey("", null));
    buffer.add(withKey(null, ""));
    buffer.add(withKey("a", "b\u0441"));
    assertThat(buffer.size()).isEqualTo(5);
    buffer.add(withKey(null, ""));
    buffer.add(withKey("a", "b\u0441"));
    assertThat(buffer.size()).isEqualTo(5);
  }

  @Test
  void tablesWithTheSameKeyColumnsAreKeptApart() {
    TableRow hourly = volume("v", 1, 1);
    buffer.add(hourly);
    buffer.add(new TableRow("volume_daily", hourly.values(), 1));
    assertThat(buffer.size()).isEqualTo(2);
  }

  @Property(tries = 20)
  void holdsWhatAMapWouldHold(
      @ForAll @Size(max = 3_000) List<@IntRange(max = 5_000) Integer> writes) {
    for (int round = 0; round < 2; round++) {
      Map<String, TableRow> expected = new LinkedHashMap<>();
      for (int write : writes) {
        TableRow row = volume("v" + write % 1_000, write, write / 1_000);
        buffer.add(row);
        expected.merge("v" + write % 1_000, row, (a, b) -> b.revision() >= a.revision() ? b : a);
      }
      assertThat(buffer.take()).containsExactlyElementsOf(expected.values());
    }
  }

  @Test
  void aPatchChangesTheRowThatIsHereAndNothingElseOfIt() {
    buffer.add(message("m", "hello", 7));
    buffer.add(deletion("m"));
    assertThat(lines()).containsExactly("m hello true " + (DELETED | 7));
  }

  @Test
  void aPatchMeetsARowThatComesLater() {
    buffer.add(deletion("m"));
    buffer.add(message("m", "hello", 7));
    assertThat(lines()).containsExactly("m hello true " + (DELETED | 7));
  }

  @Test
  void aPatchWithoutARowStaysAPatch() {
    buffer.add(deletion("m"));
    buffer.add(deletion("m"));
    buffer.add(message("n", "hello", 7));
    assertThat(buffer.take()).extracting(TableRow::patch).containsExactly(true, false);
  }

  @Test
  void aRowThatHasBeenPatchedIsNotUndoneByTheRowWithoutIt() {
    buffer.add(message("m", "hello", 7));
    buffer.add(deletion("m"));
    buffer.add(message("m", "hello", 7));
    assertThat(lines()).containsExactly("m hello true " + (DELETED | 7));
  }

  @Test
  void whatWasTakenIsNotChangedByAPatchThatComesLater() {
    buffer.add(message("m", "hello", 7));
    TableRow taken = buffer.take().get(0);
    buffer.add(deletion("m"));
    assertThat(taken.revision()).isEqualTo(7);
    assertThat(buffer.take()).extracting(TableRow::patch).containsExactly(true);
  }

  private List<String> lines() {
    WarehouseTable table = WarehouseTable.MESSAGES;
    return buffer.take().stream()
        .map(
            row ->
                row.values()[0]
                    + " "
                    + row.values()[table.indexOf("text_masked")]
                    + " "
                    + row.values()[table.indexOf("deleted")]
                    + " "
                    + row.revision())
        .toList();
  }

  private static TableRow message(String id, String text, long revision) {
    return RowBuilder.of(WarehouseTable.MESSAGES)
        .set("message_id", id)
        .set("channel", "comment")
        .set("text_masked", text)
        .set("deleted", false)
        .build(revision);
  }

  private static TableRow deletion(String id) {
    return RowBuilder.of(WarehouseTable.MESSAGES)
        .set("message_id", id)
        .set("channel", "comment")
        .set("deleted", true)
        .buildPatch(DELETED);
  }

  private static TableRow withKey(@Nullable String videoId, @Nullable String windowStart) {
    TableRow row = volume("v", 1, 1);
    row.values()[3] = videoId;
    row.values()[4] = windowStart;
    return row;
  }

  private static TableRow volume(String videoId, long count, long revision) {
    return RowBuilder.of(WarehouseTable.VOLUME_HOURLY)
        .set("account_id", "acme")
        .set("platform", "tiktok")
        .set("series", "comment")
        .set("video_id", videoId)
        .setTime("window_start", MONDAY)
        .set("count", count)
        .build(revision);
  }

  private static TableRow alert(String alertId, long revision) {
    return RowBuilder.of(WarehouseTable.ALERTS).set("alert_id", alertId).build(revision);
  }
}
