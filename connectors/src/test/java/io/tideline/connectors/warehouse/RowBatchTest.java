package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowBatchTest {
  private static final WarehouseTable TABLE = WarehouseTable.VOLUME_HOURLY;

  @Property(tries = 50)
  void rowsStandInTheOrderOfTheirKeysWhateverTheOrderTheyCameIn(
      @ForAll @Size(max = 200) List<@IntRange(max = 9_999) Integer> numbers) {
    List<TableRow> rows = numbers.stream().distinct().map(n -> row(fewTexts(n))).toList();
    assertThat(ordered(rows)).isEqualTo(byText(rows));
  }

  @Test
  void alsoWhereSoManyTextsDifferThatTheirRanksDoNotFitIntoOneNumber() {
    Random random = new Random(7);
    List<TableRow> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String[] key =
          IntStream.range(0, 5)
              .mapToObj(column -> Integer.toString(random.nextInt(1 << 20)))
              .toArray(String[]::new);
      rows.add(row(key));
      rows.add(row(key[0], key[1], key[2], key[3], key[4] + "later"));
    }
    Collections.shuffle(rows, random);
    assertThat(ordered(rows)).isEqualTo(byText(rows));
  }

  /** Ids with a common beginning, of any length, also such as differ only beyond ASCII. */
  @Property(tries = 50)
  void alsoWhereEachKeyBeginsWithAnIdOfItsOwn(
      @ForAll("beginnings") String beginning,
      @ForAll @Size(min = 64, max = 300) @UniqueElements List<@StringLength(max = 12) String> ids) {
    List<TableRow> rows = ids.stream().map(id -> row(beginning + id, "", "s", "", "")).toList();
    assertThat(ordered(rows)).isEqualTo(byText(rows));
  }

  @Provide
  Arbitrary<String> beginnings() {
    return Arbitraries.of("", "7", "c000000000", "\u00e9\u2603");
  }

  @Test
  void countersOfManyDigitsAndAnIdTwiceStandInOrderAsWell() {
    List<TableRow> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      rows.add(row("c%012d".formatted(i), "a", "", "", ""));
    }
    rows.add(row("c000000000077", "", "", "", ""));
    Collections.shuffle(rows, new Random(7));
    assertThat(ordered(rows)).isEqualTo(byText(rows));
  }

  @Test
  void aMissingKeySortsAsAnEmptyOne() {
    List<TableRow> rows =
        List.of(row("b", "", "", "", ""), row(null, "", "", "", ""), row("a", "", "", "", ""));
    assertThat(ordered(rows)).extracting(key -> key.get(0)).containsExactly(null, "a", "b");
  }

  @Test
  void oneRowIsABatchAndNoneIsNone() {
    assertThat(RowBatch.of(List.of(row("a", "", "", "", ""))).size()).isEqualTo(1);
    assertThat(RowBatch.of(List.of()).size()).isZero();
  }

  private static List<List<@Nullable String>> ordered(List<TableRow> rows) {
    return keys(RowBatch.ofDistinct(rows).byTable().getOrDefault(TABLE, List.of()));
  }

  private static List<List<@Nullable String>> byText(List<TableRow> rows) {
    Comparator<TableRow> order = Comparator.comparing(row -> row.values()[0]);
    for (int i = 1; i < 5; i++) {
      int column = i;
      order = order.thenComparing(row -> row.values()[column]);
    }
    return keys(rows.stream().sorted(order).collect(Collectors.toList()));
  }

  private static List<List<@Nullable String>> keys(List<TableRow> rows) {
    return rows.stream().map(row -> Arrays.asList(row.values()).subList(0, 5)).toList();
  }

  private static String[] fewTexts(int number) {
    return new String[] {
      "a" + number % 10, "", "s" + number / 10 % 10, "v" + number / 100 % 10, "w" + number / 1_000
    };
  }

  private static TableRow row(@Nullable String... key) {
    return new TableRow(TABLE.tableName(), Arrays.copyOf(key, TABLE.columns().size()), 1);
  }
}
