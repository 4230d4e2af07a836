package io.tideline.udfs.playbook.document;

import io.tideline.udfs.playbook.document.Node.Kind;
import java.io.StringReader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML, and so JSON, into nodes that know their lines. Nothing is built from tags. */
final class DocumentParser {
  private static final int MOST_CHARS = 1 << 20;
  private static final int DEEPEST = 32;

  private final List<PlaybookProblem> problems;
  private final Set<org.yaml.snakeyaml.nodes.Node> seen =
      Collections.newSetFromMap(new IdentityHashMap<>());

  /** Not where the backslash is itself escaped. */
  private static final Pattern ESCAPED_SLASH = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\/");

  private DocumentParser(List<PlaybookProblem> problems) {
    this.problems = problems;
  }

  /** The document; null where it is none, with the reason among the problems. */
  static @Nullable Node parse(String text, List<PlaybookProblem> problems) {
    if (text.length() > MOST_CHARS) {
      problems.add(new PlaybookProblem("", 1, "longer than " + MOST_CHARS + " characters"));
      return null;
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARS);
    options.setNestingDepthLimit(DEEPEST);
    options.setProcessComments(false);
    try {
      org.yaml.snakeyaml.nodes.Node root = compose(text, options);
      if (root instanceof MappingNode) {
        return new DocumentParser(problems).read("", root);
      }
      problems.add(new PlaybookProblem("", 1, "not a playbook; allowed: sections with their keys"));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(new PlaybookProblem("", line, "not YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      problems.add(new PlaybookProblem("", 1, "not YAML: " + what));
    }
    return null;
  }

  /**
   * JSON is YAML, but for what the library does not take: tabs between its parts, and a slash that
   * is escaped. Lines stay as they are.
   */
  private static org.yaml.snakeyaml.nodes.@Nullable Node compose(
      String text, LoaderOptions options) {
    try {
      return new Yaml(options).compose(new StringReader(text));
    } catch (MarkedYAMLException asItIs) {
      if (!text.stripLeading().startsWith("{")) {
        throw asItIs;
      }
      String yaml = ESCAPED_SLASH.matcher(text.replace('\t', ' ')).replaceAll("$1/");
      try {
        return new Yaml(options).compose(new StringReader(yaml));
      } catch (MarkedYAMLException otherwise) {
        throw asItIs;
      }
    }
  }

  private Node read(String path, org.yaml.snakeyaml.nodes.Node node) {
    int line = node.getStartMark().getLine() + 1;
    if (!seen.add(node)) {
      problems.add(new PlaybookProblem(path, line, "used twice by an alias; write it out again"));
      return Node.of(Kind.NONE, line);
    }
    if (node instanceof MappingNode map) {
      Node read = Node.of(Kind.MAP, line);
      map.getValue().forEach(tuple -> entry(path, tuple, read));
      return read;
    }
    if (node instanceof SequenceNode list) {
      Node read = Node.of(Kind.LIST, line);
      for (org.yaml.snakeyaml.nodes.Node item : list.getValue()) {
        read.items().add(read(path + "[" + read.items().size() + "]", item));
      }
      return read;
    }
    ScalarNode scalar = (ScalarNode) node;
    ScalarStyle style = scalar.getScalarStyle();
    if (style == ScalarStyle.PLAIN && Tag.NULL.equals(scalar.getTag())) {
      return Node.of(Kind.NONE, line);
    }
    return Node.scalar(
        line,
        scalar.getValue(),
        style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED,
        style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED);
  }

  private void entry(String path, NodeTuple tuple, Node into) {
    org.yaml.snakeyaml.nodes.Node keyNode = tuple.getKeyNode();
    int line = keyNode.getStartMark().getLine() + 1;
    if (!(keyNode instanceof ScalarNode scalar)) {
      problems.add(new PlaybookProblem(path, line, "a key that is no name"));
      return;
    }
    String key = scalar.getValue();
    String inner = path.isEmpty() ? key : path + "." + key;
    Node value = read(inner, tuple.getValueNode());
    if (into.entries().containsKey(key)) {
      problems.add(
          new PlaybookProblem(inner, line, "given twice; first on line " + into.keyLine(key)));
      return;
    }
    into.put(key, line, value);
  }
}
