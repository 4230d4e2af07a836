package io.tideline.udfs.playbook.document;

import io.tideline.udfs.playbook.ListedExpressions;
import io.tideline.udfs.playbook.MessageLists;
import io.tideline.udfs.playbook.Queue;
import io.tideline.udfs.playbook.faq.FaqEntry;
import io.tideline.udfs.playbook.faq.FaqRules;
import io.tideline.udfs.playbook.template.Template;
import io.tideline.udfs.playbook.template.TemplateFormatException;
import io.tideline.udfs.playbook.template.TemplateText;
import io.tideline.udfs.playbook.template.Templates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the texts and lists of words of a document. */
final class TextsBinder {
  private static final long MINUTE_MILLIS = 60_000L;
  private static final double THRESHOLD = 0.45;

  private final Section root;
  private final Map<String, String> values;
  private final List<PlaybookProblem> problems;

  /** With the values that templates may name. */
  TextsBinder(Section root, Map<String, String> values, List<PlaybookProblem> problems) {
    this.root = root;
    this.values = values;
    this.problems = problems;
  }

  Map<String, Template> templates() {
    Map<String, Template> templates = new LinkedHashMap<>();
    root.sections("templates")
        .forEach((id, own) -> templates.put(id, new Template(id, texts(own))));
    return templates;
  }

  /** The texts by language; what can't be filled is a problem. */
  private Map<String, String> texts(Section own) {
    Map<String, String> texts = own.values();
    Set<String> names = Templates.valueNames(values.keySet());
    for (String language : List.copyOf(texts.keySet())) {
      try {
        TemplateText.parse(texts.get(language), Templates.names(names), names);
      } catch (TemplateFormatException e) {
        texts.remove(language);
        problems.add(new PlaybookProblem(own.path(language), own.line(language), e.getMessage()));
      }
    }
    return texts;
  }

  /** The values by name; braces are for templates alone. */
  static Map<String, String> values(Section root, List<PlaybookProblem> problems) {
    Section own = root.section("values");
    Map<String, String> values = own.values();
    for (String name : List.copyOf(values.keySet())) {
      if (values.get(name).matches("(?s).*[{}].*")) {
        problems.add(
            new PlaybookProblem(own.path(name), own.line(name), "holds a brace; allowed: a text"));
      }
    }
    return values;
  }

  Map<String, Queue> queues() {
    Map<String, Queue> queues = new LinkedHashMap<>();
    root.sections("queues")
        .forEach(
            (id, own) -> {
              long expected = own.duration("expected", 0);
              queues.put(
                  id,
                  new Queue(
                      id,
                      own.text("description", ""),
                      expected == 0 ? null : (int) (expected / MINUTE_MILLIS)));
            });
    return queues;
  }

  MessageLists lists() {
    Map<String, List<String>> intents = new HashMap<>();
    Section own = root.section("keywords");
    own.keys().forEach(intent -> intents.put(intent, expressions(own, intent)));
    return new MessageLists(intents, expressions(root, "policy_terms"));
  }

  /** What is to be found in texts must hold something that can be. */
  private List<String> expressions(Section section, String key) {
    List<String> expressions = section.texts(key);
    for (String expression : expressions) {
      if (!ListedExpressions.canBeFound(expression)) {
        problems.add(
            new PlaybookProblem(
                section.path(key),
                section.line(key),
                "\"" + expression + "\" holds no word; allowed: words, numbers and emoji"));
      }
    }
    return expressions;
  }

  FaqRules faq() {
    Section own = root.section("faq");
    List<FaqEntry> entries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Section entry : own.list("entries")) {
      String id = entry.text("id", "");
      if (!ids.add(id) && !id.isEmpty()) {
        problems.add(
            new PlaybookProblem(
                entry.path("id"), entry.line("id"), "`" + id + "` is the id of another entry"));
      }
      Map<String, List<String>> questions = new HashMap<>();
      Section asked = entry.section("questions");
      asked.keys().forEach(language -> questions.put(language, asked.texts(language)));
      entries.add(new FaqEntry(id, questions, texts(entry.section("answer"))));
    }
    return new FaqRules(own.number("threshold", THRESHOLD), texts(own.section("offer")), entries);
  }
}
