package io.tideline.udfs.playbook.document;

import io.tideline.udfs.playbook.document.Node.Kind;
import io.tideline.udfs.playbook.document.Shape.Field;
import io.tideline.udfs.playbook.document.Shape.Fields;
import io.tideline.udfs.playbook.document.Shape.ListOf;
import io.tideline.udfs.playbook.document.Shape.MapOf;
import io.tideline.udfs.playbook.document.Shape.Scalar;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Compares a document with what it may hold and remembers which of its parts can't be used. */
final class ShapeCheck {
  private final List<PlaybookProblem> problems;
  private final Set<Node> unusable = Collections.newSetFromMap(new IdentityHashMap<>());

  ShapeCheck(List<PlaybookProblem> problems) {
    this.problems = problems;
  }

  /** Whether the part is of no use; what is wrong with it is among the problems. */
  boolean isUnusable(Node node) {
    return unusable.contains(node);
  }

  /** Checks a part and all that is in it. */
  void check(String path, Node node, Shape shape) {
    if (shape instanceof Fields fields) {
      if (isOf(path, node, Kind.MAP, "keys and values")) {
        fields(path, node, fields);
      }
    } else if (shape instanceof MapOf map) {
      if (isOf(path, node, Kind.MAP, "keys and values")) {
        map(path, node, map);
      }
    } else if (shape instanceof ListOf list) {
      list(path, node, list);
    } else if (shape instanceof Scalar scalar && isOf(path, node, Kind.SCALAR, scalar.allowed())) {
      scalar(path, node, scalar);
    }
  }

  private boolean isOf(String path, Node node, Kind kind, String allowed) {
    if (node.kind() == kind) {
      return true;
    }
    String what =
        switch (node.kind()) {
          case NONE -> "is empty";
          case MAP -> "is a section";
          case LIST -> "is a list";
          case SCALAR -> "is a single value";
        };
    refuse(path, node, what + "; allowed: " + allowed);
    return false;
  }

  private void fields(String path, Node node, Fields fields) {
    node.entries()
        .forEach(
            (key, value) -> {
              Field known = fields.field(key).orElse(null);
              if (known == null) {
                String advice = Nearest.advice(key, fields.names());
                String message =
                    "no such key"
                        + (advice.isEmpty()
                            ? "; allowed: " + String.join(", ", fields.names())
                            : advice);
                problems.add(new PlaybookProblem(inner(path, key), node.keyLine(key), message));
              } else {
                check(inner(path, key), value, known.shape());
              }
            });
    for (Field field : fields.fields()) {
      if (field.required() && !node.entries().containsKey(field.name())) {
        refuse(path, node, "lacks `" + field.name() + "`");
      }
    }
  }

  private void map(String path, Node node, MapOf map) {
    if (node.entries().size() > map.most()) {
      refuse(path, node, "has " + node.entries().size() + " entries; allowed: " + map.most());
    }
    node.entries()
        .forEach(
            (key, value) -> {
              map.key()
                  .problem()
                  .apply(key)
                  .ifPresent(
                      what -> {
                        unusable.add(value);
                        problems.add(
                            new PlaybookProblem(inner(path, key), node.keyLine(key), what));
                      });
              check(inner(path, key), value, map.value());
            });
  }

  private void list(String path, Node node, ListOf list) {
    if (list.orOne() && node.kind() == Kind.SCALAR) {
      check(path, node, list.element());
      return;
    }
    if (!isOf(path, node, Kind.LIST, "a list")) {
      return;
    }
    if (node.items().size() > list.most()) {
      refuse(path, node, "has " + node.items().size() + " entries; allowed: " + list.most());
    }
    if (list.orOne() && node.items().isEmpty()) {
      refuse(path, node, "has no entry; allowed: one or more");
    }
    for (int i = 0; i < node.items().size(); i++) {
      check(path + "[" + i + "]", node.items().get(i), list.element());
    }
  }

  private void scalar(String path, Node node, Scalar scalar) {
    if (scalar.isPlain() && node.quoted()) {
      refuse(path, node, "is a text in quotes; allowed: " + scalar.allowed());
      return;
    }
    scalar.problem().apply(node.text()).ifPresent(what -> refuse(path, node, what));
  }

  private void refuse(String path, Node node, String what) {
    unusable.add(node);
    problems.add(new PlaybookProblem(path, node.line(), what));
  }

  static String inner(String path, String key) {
    String shown = key.matches("[A-Za-z0-9_*-]+") ? key : "\"" + key.replace('\n', ' ') + "\"";
    return path.isEmpty() ? shown : path + "." + shown;
  }
}
