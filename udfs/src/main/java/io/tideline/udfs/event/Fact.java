package io.tideline.udfs.event;

import java.util.List;

/**
 * One thing that a rule saw (CONTRACTS §2, {@code signal}); never an id, a name or a text of a
 * person, so that tables may show it.
 *
 * @param values as text; exactly one but for {@link FactKind#TEXTS}
 */
public record Fact(String name, FactKind kind, List<String> values) {
  public Fact {
    values = values == null ? List.of() : values;
  }
}
