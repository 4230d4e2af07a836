package io.tideline.udfs.signal;

import java.util.List;
import java.util.Locale;

/** The types of a signal's fields. */
public enum FieldType {
  STRING(String.class),
  /** A {@link Long}. */
  INT(Long.class),
  DOUBLE(Double.class),
  BOOL(Boolean.class),
  /** A {@link Long}: milliseconds since the epoch. */
  TIMESTAMP(Long.class),
  /** A list of strings. */
  STRINGS(List.class);

  private final Class<?> javaType;

  FieldType(Class<?> javaType) {
    this.javaType = javaType;
  }

  /** What a value of the type is in Java. */
  public Class<?> javaType() {
    return javaType;
  }

  /** The name in documents: {@code list} for {@link #STRINGS}. */
  public String label() {
    return this == STRINGS ? "list of string" : name().toLowerCase(Locale.ROOT);
  }
}
