package io.tideline.udfs.playbook.document;

import io.tideline.udfs.playbook.document.Node.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checked section of the document. What is absent or of no use is the given default, so that all
 * that is wrong with a document is found at once.
 */
final class Section {
  private final String path;
  private final @Nullable Node node;
  private final ShapeCheck check;

  Section(String path, @Nullable Node node, ShapeCheck check) {
    this.path = path;
    this.node = node == null || node.kind() != Kind.MAP ? null : node;
    this.check = check;
  }

  String path() {
    return path;
  }

  String path(String key) {
    return ShapeCheck.inner(path, key);
  }

  /** The line of a key's value, or of the section where it is not there. */
  int line(String key) {
    Node value = node(key);
    return value != null ? value.line() : node == null ? 1 : node.line();
  }

  boolean isUsable() {
    return node != null && !check.isUnusable(node);
  }

  boolean has(String key) {
    return node(key) != null;
  }

  @Nullable Node node(String key) {
    Node value = node == null ? null : node.entries().get(key);
    return value == null || check.isUnusable(value) ? null : value;
  }

  Section section(String key) {
    return new Section(path(key), node(key), check);
  }

  /** The sections of a map, by key. */
  Map<String, Section> sections(String key) {
    Map<String, Section> sections = new LinkedHashMap<>();
    Section map = section(key);
    map.entries().forEach((name, value) -> sections.put(name, map.section(name)));
    return sections;
  }

  /** The sections of a list. */
  List<Section> list(String key) {
    List<Section> sections = new ArrayList<>();
    Node list = node(key);
    if (list != null) {
      for (int i = 0; i < list.items().size(); i++) {
        sections.add(new Section(path(key) + "[" + i + "]", list.items().get(i), check));
      }
    }
    return sections;
  }

  private Map<String, Node> entries() {
    return node == null ? Map.of() : node.entries();
  }

  @Nullable String text(String key) {
    Node value = node(key);
    return value == null || value.kind() != Kind.SCALAR ? null : value.text();
  }

  String text(String key, String absent) {
    String value = text(key);
    return value == null ? absent : value;
  }

  int whole(String key, int absent) {
    String value = text(key);
    return value == null ? absent : Integer.parseInt(value);
  }

  double number(String key, double absent) {
    String value = text(key);
    return value == null ? absent : Double.parseDouble(value);
  }

  boolean flag(String key, boolean absent) {
    String value = text(key);
    return value == null ? absent : value.equals("true");
  }

  long duration(String key, long absentMillis) {
    String value = text(key);
    return value == null ? absentMillis : DurationText.parse(value).orElse(absentMillis);
  }

  /** The values of a list, or of one that stands for a list. */
  List<String> texts(String key) {
    Node value = node(key);
    if (value == null) {
      return List.of();
    }
    if (value.kind() == Kind.SCALAR) {
      return List.of(value.text());
    }
    return value.items().stream()
        .filter(item -> item.kind() == Kind.SCALAR && !check.isUnusable(item))
        .map(Node::text)
        .toList();
  }

  /** The values of the section itself, by key. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : entries().keySet()) {
      String value = text(key);
      if (value != null) {
        values.put(key, value);
      }
    }
    return values;
  }

  /** Its keys, in the order of the document. */
  List<String> keys() {
    return List.copyOf(entries().keySet());
  }
}
