package io.tideline.udfs.playbook.document;

import io.tideline.udfs.playbook.document.Shape.Field;
import io.tideline.udfs.playbook.document.Shape.Fields;
import io.tideline.udfs.playbook.document.Shape.ListOf;
import io.tideline.udfs.playbook.document.Shape.MapOf;
import io.tideline.udfs.playbook.document.Shape.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema of playbooks, for editors. It says what a document may hold; what single parts
 * say of each other, and conditions, only the reader checks.
 */
public final class PlaybookSchema {
  private PlaybookSchema() {}

  /** The schema. */
  public static String json() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Tideline playbook");
    root.putAll(fields(PlaybookShape.ROOT));
    StringBuilder text = new StringBuilder();
    write(text, root, 0);
    return text.append('\n').toString();
  }

  private static Map<String, Object> of(Shape shape) {
    if (shape instanceof Fields fields) {
      return fields(fields);
    }
    if (shape instanceof MapOf map) {
      return map(map);
    }
    if (shape instanceof ListOf list) {
      return list(list);
    }
    return scalar((Scalar) shape);
  }

  private static Map<String, Object> fields(Fields fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Field field : fields.fields()) {
      Map<String, Object> property = new LinkedHashMap<>();
      property.put("description", field.doc());
      property.putAll(of(field.shape()));
      properties.put(field.name(), property);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    List<String> required =
        fields.fields().stream().filter(Field::required).map(Field::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("properties", properties);
    return schema;
  }

  private static Map<String, Object> map(MapOf map) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("maxProperties", map.most());
    schema.put("propertyNames", scalar(map.key()));
    schema.put("additionalProperties", of(map.value()));
    return schema;
  }

  private static Map<String, Object> list(ListOf list) {
    Map<String, Object> element = of(list.element());
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    if (list.orOne()) {
      schema.put("minItems", 1);
    }
    schema.put("maxItems", list.most());
    schema.put("items", element);
    return list.orOne() ? Map.of("anyOf", List.of(element, schema)) : schema;
  }

  private static Map<String, Object> scalar(Scalar scalar) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", scalar.type());
    schema.putAll(new TreeMap<>(scalar.schema()));
    return schema;
  }

  private static void write(StringBuilder text, Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      text.append("{\n");
      String gap = "";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text.append(gap).append("  ".repeat(depth + 1));
        quote(text, entry.getKey().toString());
        text.append(": ");
        write(text, entry.getValue(), depth + 1);
        gap = ",\n";
      }
      text.append('\n').append("  ".repeat(depth)).append('}');
    } else if (value instanceof List<?> list) {
      text.append('[');
      String gap = "";
      for (Object element : list) {
        text.append(gap);
        write(text, element, depth + 1);
        gap = ", ";
      }
      text.append(']');
    } else if (value instanceof String string) {
      quote(text, string);
    } else {
      text.append(value);
    }
  }

  private static void quote(StringBuilder text, String value) {
    text.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
