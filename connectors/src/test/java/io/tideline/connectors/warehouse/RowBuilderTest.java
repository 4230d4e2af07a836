package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RowBuilderTest {

  private static RowBuilder volume() {
    return RowBuilder.of(WarehouseTable.VOLUME_HOURLY)
        .set("account_id", "acct_1")
        .set("platform", "tiktok")
        .set("series", "comment")
        .set("video_id", "")
        .setTime("window_start", 1_767_225_600_000L);
  }

  @Test
  void writesEachValueInTheFormOfItsType() {
    TableRow row =
        volume().set("count", 5L).set("growth_pct", 12.5).set("final", Boolean.TRUE).build(3);

    assertThat(row.table()).isEqualTo("volume_hourly");
    assertThat(row.revision()).isEqualTo(3);
    assertThat(row.values())
        .containsExactly(
            "acct_1",
            "tiktok",
            "comment",
            "",
            "2026-01-01T00:00:00.000Z",
            "5",
            null,
            "12.5",
            "true");
  }

  @Test
  void writesMoneyWithFourPlaces() {
    TableRow row =
        RowBuilder.of(WarehouseTable.CONVERSIONS)
            .set("order_id", "o1")
            .set("amount", "33.3")
            .set("refunded", new BigDecimal("0.00005"))
            .build(1);

    assertThat(row.values()).contains("33.3000", "0.0001");
  }

  @Test
  void writesAnUndefinedRateAsNull() {
    TableRow row = volume().set("growth_pct", Double.NaN).build(1);

    assertThat(row.values()[WarehouseTable.VOLUME_HOURLY.indexOf("growth_pct")]).isNull();
  }

  @Test
  void acceptsNullForEveryType() {
    TableRow row =
        volume()
            .set("count", (Long) null)
            .set("growth_pct", (BigDecimal) null)
            .set("final", (Boolean) null)
            .build(1);

    assertThat(row.values()).endsWith(null, null, null, null);
  }

  @Test
  void refusesAnUnknownColumn() {
    assertThatThrownBy(() -> volume().set("cuont", 5L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table volume_hourly has no column cuont; the nearest is count");
  }

  @Test
  void refusesAValueOfAnotherType() {
    assertThatThrownBy(() -> volume().set("count", "5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table volume_hourly: column count is bigint, not a text");
    assertThatThrownBy(() -> volume().set("count", 0.5))
        .hasMessage("table volume_hourly: column count is bigint, not a floating-point number");
    assertThatThrownBy(() -> volume().set("window_start", 5L))
        .hasMessage("table volume_hourly: column window_start is timestamptz, not a whole number");
  }

  @Test
  void refusesARowWithoutItsKey() {
    assertThatThrownBy(() -> RowBuilder.of(WarehouseTable.ALERTS).build(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table alerts: key column alert_id is not set");
  }

  @Test
  void aBuiltRowDoesNotChangeWithItsBuilder() {
    RowBuilder builder = volume().set("count", 1L);
    TableRow first = builder.build(1);
    builder.set("count", 2L);

    assertThat(first.values()).contains("1").doesNotContain("2");
  }

  @Property
  void writesDoublesPlainlyAndPrecisely(@ForAll @DoubleRange(min = -1e15, max = 1e15) double x) {
    String text =
        volume()
            .set("growth_pct", x)
            .build(1)
            .values()[WarehouseTable.VOLUME_HOURLY.indexOf("growth_pct")];

    assertThat(text).matches("-?\\d+(\\.\\d+)?");
    assertThat(Double.parseDouble(text)).isCloseTo(x, within(Math.abs(x) * 1e-9));
  }
}
