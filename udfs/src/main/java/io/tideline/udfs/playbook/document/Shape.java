package io.tideline.udfs.playbook.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a part of the document may hold. The checks and the JSON Schema are made from it. */
sealed interface Shape {
  /** A map with named keys. */
  record Fields(List<Field> fields) implements Shape {
    Fields(Field... fields) {
      this(List.of(fields));
    }

    Optional<Field> field(String name) {
      return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    List<String> names() {
      return fields.stream().map(Field::name).toList();
    }
  }

  /** One key of such a map. */
  record Field(String name, Shape shape, String doc, boolean required) {
    static Field of(String name, Shape shape, String doc) {
      return new Field(name, shape, doc, false);
    }

    static Field required(String name, Shape shape, String doc) {
      return new Field(name, shape, doc, true);
    }
  }

  /**
   * A list.
   *
   * @param orOne whether one element may stand for a list of it
   */
  record ListOf(Shape element, int most, boolean orOne) implements Shape {}

  /** A map whose keys are for the author to name. */
  record MapOf(Scalar key, Shape value, int most) implements Shape {}

  /**
   * A value.
   *
   * @param type in a JSON Schema
   * @param allowed what is, in words
   * @param problem what is wrong with a text, if anything
   * @param schema what else a JSON Schema says
   */
  record Scalar(
      String type,
      String allowed,
      Function<String, Optional<String>> problem,
      Map<String, Object> schema)
      implements Shape {
    /** Whether quotes make it something else. */
    boolean isPlain() {
      return !type.equals("string");
    }
  }
}
