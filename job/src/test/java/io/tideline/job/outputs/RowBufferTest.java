package io.tideline.job.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.TableRow;
import org.junit.jupiter.api.Test;

class RowBufferTest {
  private final RowBuffer buffer = new RowBuffer();

  @Test
  void keepsTheNewestRowOfAKeyWhateverTheOrder() {
    buffer.add(TestRows.volume("v", 2, 2));
    buffer.add(TestRows.volume("v", 3, 3));
    buffer.add(TestRows.volume("v", 1, 1));
    assertThat(buffer.size()).isEqualTo(1);
    assertThat(buffer.take()).extracting(TableRow::revision).containsExactly(3L);
  }

  @Test
  void ofTwoRowsOfOneRevisionTheLaterStands() {
    buffer.add(TestRows.volume("v", 1, 1));
    TableRow later = TestRows.volume("v", 5, 1);
    buffer.add(later);
    assertThat(buffer.take()).containsExactly(later);
  }

  @Test
  void keysAndTablesAreKeptApartInTheOrderTheyCame() {
    buffer.add(TestRows.alert("b", 1));
    buffer.add(TestRows.volume("v", 1, 1));
    buffer.add(TestRows.alert("a", 1));
    assertThat(buffer.takeByKey().keySet())
        .extracting(Object::toString)
        .containsExactly(
            "alerts/b", "volume_hourly/acme/tiktok/comment/v/2026-03-02T00:00:00.000Z", "alerts/a");
  }

  @Test
  void whatWasTakenIsGone() {
    buffer.add(TestRows.alert("a", 1));
    assertThat(buffer.take()).hasSize(1);
    assertThat(buffer.size()).isZero();
    assertThat(buffer.take()).isEmpty();
    assertThat(buffer.takeByKey()).isEmpty();
  }

  @Test
  void whatWasTakenDoesNotChangeWithWhatComesLater() {
    buffer.add(TestRows.alert("a", 1));
    var taken = buffer.take();
    buffer.add(TestRows.alert("b", 1));
    assertThat(taken).hasSize(1);
  }
}
