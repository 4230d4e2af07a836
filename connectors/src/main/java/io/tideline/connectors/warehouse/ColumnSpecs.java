package io.tideline.connectors.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the compact column lists of {@link WarehouseTable}: {@code name} or {@code name:type}. */
final class ColumnSpecs {

  private ColumnSpecs() {}

  /** Key columns come first; a column without a type is {@link ColumnType#TEXT}. */
  static List<Column> parse(String keys, String others) {
    List<Column> columns = new ArrayList<>();
    addAll(columns, keys, true);
    addAll(columns, others, false);
    return List.copyOf(columns);
  }

  private static void addAll(List<Column> columns, String specs, boolean key) {
    for (String spec : specs.strip().split("\\s+")) {
      int colon = spec.indexOf(':');
      String name = colon < 0 ? spec : spec.substring(0, colon);
      ColumnType type =
          colon < 0
              ? ColumnType.TEXT
              : ColumnType.valueOf(spec.substring(colon + 1).toUpperCase(Locale.ROOT));
      // Compared with the literals of those who set it, of which it is then the same instance.
      columns.add(new Column(name.intern(), type, key));
    }
  }
}
