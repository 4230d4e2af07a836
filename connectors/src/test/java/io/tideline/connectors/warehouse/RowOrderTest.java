package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RowOrderTest {

  @Property
  void ordersTextByItsUtf8Bytes(@ForAll String a, @ForAll String b) {
    String x = wellFormed(a);
    String y = wellFormed(b);

    int expected =
        Arrays.compareUnsigned(
            x.getBytes(StandardCharsets.UTF_8), y.getBytes(StandardCharsets.UTF_8));
    assertThat(Integer.signum(RowOrder.compareCodePoints(x, y)))
        .isEqualTo(Integer.signum(expected));
  }

  @Test
  void ordersTextBeyondTheBasicPlaneLast() {
    assertThat(RowOrder.compareCodePoints("\uFF5E", "\uD83D\uDE00")).isNegative();
  }

  @Test
  void ordersWholeNumbersByValue() {
    assertThat(RowOrder.byKey(WarehouseTable.CONVERSATIONS).compare(episode(9), episode(10)))
        .isNegative();
  }

  private static TableRow episode(long number) {
    return RowBuilder.of(WarehouseTable.CONVERSATIONS)
        .set("conversation_id", "c1")
        .set("episode", number)
        .build(1);
  }

  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
