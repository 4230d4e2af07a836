package io.tideline.job.attribution.credits;

import static io.tideline.job.TestEvents.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.job.attribution.AttributionOperators;
import io.tideline.udfs.conversation.EpisodeTouch;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarkFunctionTest {
  private KeyedTwoInputStreamOperatorTestHarness<String, EpisodeTouch, ConversionMark, TableRow>
      marks;

  @BeforeEach
  void open() throws Exception {
    marks = CreditOperators.marks(Backend.HASHMAP, null);
  }

  @AfterEach
  void close() throws Exception {
    marks.close();
  }

  @Test
  void aSaleMarksItsMessageAndItsEpisode() throws Exception {
    belongs("m", 2);
    sale("m", "order", false);
    assertThat(lines()).containsExactly("m dm_sale", "shown/2 true");
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() throws Exception {
    sale("m", "order", false);
    belongs("m", 2);
    assertThat(lines()).containsExactly("m dm_sale", "shown/2 true");
  }

  @Test
  void theMarkGoesWithTheLastOrder() throws Exception {
    belongs("m", 1);
    sale("m", "a", false);
    sale("m", "b", false);
    lines();
    sale("m", "a", true);
    assertThat(lines()).containsExactly("m dm_sale", "shown/1 true");
    sale("m", "b", true);
    assertThat(lines()).containsExactly("m null", "shown/1 false");
  }

  @Test
  void anEpisodeStaysConvertedWhileAnotherMessageOfItSold() throws Exception {
    belongs("m", 1);
    belongs("n", 1);
    belongs("other", 2);
    sale("m", "a", false);
    sale("n", "b", false);
    lines();
    sale("n", "b", true);
    assertThat(lines()).containsExactly("n null", "shown/1 true");
  }

  @Test
  void messagesAreForgottenOnceNoOrderCanComeToThem() throws Exception {
    belongs("m", 1);
    sale("n", "a", false);
    marks.processBothWatermarks(new Watermark(MONDAY + 10 * 86_400_000L));
    assertThat(marks.numKeyedStateEntries()).isZero();
    assertThat(marks.numEventTimeTimers()).isZero();
  }

  private void belongs(String message, int episode) throws Exception {
    marks.processElement1(
        new StreamRecord<>(
            new EpisodeTouch("conversation", "dm", message, MONDAY, "shown", episode)));
  }

  private void sale(String message, String order, boolean removed) throws Exception {
    marks.processElement2(
        new StreamRecord<>(
            new ConversionMark("conversation", "dm", message, MONDAY, order, "dm_sale", removed)));
  }

  private List<String> lines() {
    return AttributionOperators.taken(marks).stream().map(MarkFunctionTest::line).toList();
  }

  private static String line(TableRow row) {
    assertThat(row.mark()).isTrue();
    return row.table().equals("messages")
        ? Rows.value(row, "message_id") + " " + Rows.value(row, "conversion_path")
        : Rows.value(row, "conversation_id")
            + "/"
            + Rows.value(row, "episode")
            + " "
            + Rows.value(row, "converted");
  }
}
