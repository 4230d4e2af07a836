package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgArray;
import org.postgresql.jdbc.PgConnection;

/** What the server makes of the bytes. */
class NumericBytesTest {
  private static final WarehouseLocation SERVER = TestWarehouse.empty();

  @Test
  void everyDigitArrives() throws SQLException {
    List<String> decimals =
        List.of(
            "0",
            "7",
            "-7",
            "0.5",
            "-0.25",
            "10000",
            "100000000",
            "9999",
            "12345.6789",
            "0.0001",
            "0.00001",
            "0.1000",
            "123456789012345.6789",
            "0.3333333333",
            "1.0",
            "00012.5");
    List<String> expected = new ArrayList<>(decimals);
    expected.set(expected.size() - 1, "12.5");
    assertThat(read(decimals)).isEqualTo(expected);
  }

  @Property(tries = 20)
  void anyPlainDecimalArrives(@ForAll("decimals") List<String> decimals) throws SQLException {
    assertThat(read(decimals)).isEqualTo(decimals);
  }

  @Test
  void whatIsNoPlainDecimalIsLeftToTheServer() {
    for (String text :
        List.of("", "-", ".", "1.", ".5", "1e3", "+1", "NaN", " 1", "1 ", "1,5", "--1", "٣")) {
      assertThat(NumericBytes.of(text)).as(text).isNull();
    }
    assertThat(NumericBytes.of("1".repeat(65))).isNull();
  }

  private static List<String> read(List<String> decimals) throws SQLException {
    var array = new BinaryArray(ColumnType.NUMERIC, decimals.size());
    decimals.forEach(decimal -> assertThat(array.add(decimal)).as(decimal).isTrue());
    try (Connection connection = ConnectionSource.to(SERVER).open();
        PreparedStatement statement =
            connection.prepareStatement("SELECT d::text FROM unnest(?::numeric[]) AS d")) {
      statement.setArray(
          1, new PgArray(connection.unwrap(PgConnection.class), array.oid(), array.toBytes()));
      try (ResultSet rows = statement.executeQuery()) {
        var read = new ArrayList<String>();
        while (rows.next()) {
          read.add(rows.getString(1));
        }
        return read;
      }
    }
  }

  @Provide
  Arbitrary<List<String>> decimals() {
    return Arbitraries.bigDecimals()
        .ofScale(10)
        .map(BigDecimal::stripTrailingZeros)
        .filter(decimal -> decimal.precision() < 40)
        .map(decimal -> decimal.signum() == 0 ? "0" : decimal.toPlainString())
        .filter(text -> text.length() < 60)
        .list()
        .ofMinSize(1)
        .ofMaxSize(50);
  }
}
