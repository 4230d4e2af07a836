package io.tideline.udfs.playbook.document;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.Queue;
import io.tideline.udfs.playbook.document.Node.Kind;
import io.tideline.udfs.playbook.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a playbook from YAML or JSON and gathers everything that is wrong with it (SEMANTICS §9).
 * What a document leaves out is as in the built-in one: settings key by key; templates, values and
 * queues by name; the FAQ, the word lists and the rules as a whole.
 */
public final class PlaybookReader {
  private static final String BUILT_IN = "/io/tideline/udfs/playbook/default.yaml";
  private static final List<String> BY_NAME = List.of("values", "templates", "queues");
  private static final List<String> AS_A_WHOLE =
      List.of("keywords", "policy_terms", "faq", "rules");
  private static final String TENANT = "default";

  private final List<PlaybookProblem> problems = new ArrayList<>();

  private PlaybookReader() {}

  /** The playbook in the text, or its problems. Never throws for what the text holds. */
  public static PlaybookReading read(String text) {
    return new PlaybookReader().reading(text, true);
  }

  /** The text of the built-in playbook, for people to copy and change. */
  public static String builtInText() {
    try (InputStream file = PlaybookReader.class.getResourceAsStream(BUILT_IN)) {
      if (file == null) {
        throw new IllegalStateException(BUILT_IN + " is not in the jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar can't be read", e);
    }
  }

  /** The built-in playbook. */
  public static Playbook builtIn() {
    PlaybookReading reading = new PlaybookReader().reading(builtInText(), false);
    if (reading.playbook() == null) {
      throw new IllegalStateException("the built-in playbook is wrong: " + reading.problems());
    }
    return reading.playbook();
  }

  private PlaybookReading reading(String text, boolean overBuiltIn) {
    Node root = DocumentParser.parse(text, problems);
    if (root == null) {
      return new PlaybookReading(null, problems, null, null);
    }
    if (overBuiltIn) {
      fillIn(root);
    }
    ShapeCheck check = new ShapeCheck(problems);
    check.check("", root, PlaybookShape.ROOT);
    Section section = new Section("", root, check);
    Playbook playbook = bind(section);
    problems.sort(Comparator.comparingInt(PlaybookProblem::line));
    return new PlaybookReading(
        problems.isEmpty() ? playbook : null,
        problems,
        section.text("tenant", TENANT),
        section.text("version"));
  }

  /** Puts the built-in sections in the place of absent ones. */
  private static void fillIn(Node root) {
    Node builtIn = DocumentParser.parse(builtInText(), new ArrayList<>());
    if (builtIn == null) {
      throw new IllegalStateException("the built-in playbook is no document");
    }
    for (String key : AS_A_WHOLE) {
      copy(builtIn, key, root);
    }
    for (String key : BY_NAME) {
      Node own = root.entries().get(key);
      if (own == null) {
        copy(builtIn, key, root);
      } else if (own.kind() == Kind.MAP) {
        Node given = builtIn.entries().getOrDefault(key, Node.of(Kind.MAP, 1));
        given.entries().keySet().forEach(name -> copy(given, name, own));
      }
    }
  }

  private static void copy(Node from, String key, Node to) {
    Node value = from.entries().get(key);
    if (value != null && !to.entries().containsKey(key)) {
      to.put(key, value.line(), value);
    }
  }

  private Playbook bind(Section root) {
    SettingsBinder settings = new SettingsBinder(root);
    AccountsBinder accounts = new AccountsBinder(root);
    Map<String, String> values = TextsBinder.values(root, problems);
    TextsBinder texts = new TextsBinder(root, values, problems);
    Map<String, Template> templates = texts.templates();
    Map<String, Queue> queues = texts.queues();
    ActionChecks actions = new ActionChecks(templates.keySet(), queues.keySet(), problems);
    List<String> forAccounts = root.texts("accounts");
    return new Playbook(
        root.text("tenant", TENANT),
        root.text("version", ""),
        forAccounts.isEmpty() ? List.of(Playbook.ALL) : forAccounts,
        settings.spikes(),
        settings.anomalies(),
        settings.paging(),
        settings.growth(),
        settings.sentiment(),
        settings.conversations(),
        settings.benchmarks(),
        accounts.hours(),
        accounts.zones(),
        accounts.languages(),
        texts.lists(),
        queues,
        templates,
        values,
        texts.faq(),
        settings.guards(),
        settings.attribution(),
        settings.privacy(),
        pattern(root),
        new RulesBinder(root, actions, problems).rules());
  }

  private static String pattern(Section root) {
    @Nullable String pattern = root.section("utm").text("pattern");
    return pattern == null ? "" : pattern;
  }
}
