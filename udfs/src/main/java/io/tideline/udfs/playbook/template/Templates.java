package io.tideline.udfs.playbook.template;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.faq.FaqEntry;
import io.tideline.udfs.text.mask.PiiMasker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The templates of one playbook, ready to be filled (SEMANTICS §9). */
public final class Templates {
  /** The language of last resort, which every template has. */
  public static final String LAST_RESORT = "en";

  /** What stands before a FAQ entry's id in the template id of its answer. */
  public static final String FAQ = "faq.";

  /** Values a template may name though the playbook does not give them. */
  private static final List<String> OPTIONAL_VALUES = List.of("order_link", "support_link");

  private static final PiiMasker MASKER = new PiiMasker();
  private static final String NAME_SHOWN = "[name]";

  private final Playbook playbook;
  private final Map<String, Map<String, TemplateText>> texts = new HashMap<>();

  /**
   * Of a playbook.
   *
   * @throws IllegalArgumentException where a template is wrong; the reader lets none through
   */
  public Templates(Playbook playbook) {
    this.playbook = playbook;
    playbook.templates().forEach((id, template) -> texts.put(id, read(id, template.texts())));
    for (FaqEntry entry : playbook.faq().entries()) {
      texts.put(FAQ + entry.id(), read(entry.id(), withOffer(entry.answers())));
    }
  }

  /** Each answer with the offer of a person, in the answer's language where there is one. */
  private Map<String, String> withOffer(Map<String, String> answers) {
    Map<String, String> offer = playbook.faq().offer();
    Map<String, String> whole = new HashMap<>();
    answers.forEach(
        (language, answer) -> {
          String added = offer.getOrDefault(language, offer.getOrDefault(LAST_RESORT, ""));
          whole.put(language, (answer + " " + added).strip());
        });
    return whole;
  }

  private Map<String, TemplateText> read(String id, Map<String, String> byLanguage) {
    Set<String> values = valueNames(playbook.values().keySet());
    Map<String, TemplateText> read = new HashMap<>();
    byLanguage.forEach(
        (language, text) -> {
          try {
            read.put(language, TemplateText.parse(text, names(values), values));
          } catch (TemplateFormatException e) {
            throw new IllegalArgumentException("template " + id + " was not checked", e);
          }
        });
    return read;
  }

  /** The names of values a template may use, beside the given ones. */
  public static Set<String> valueNames(Set<String> given) {
    Set<String> names = new TreeSet<>(given);
    names.addAll(OPTIONAL_VALUES);
    return names;
  }

  /** All placeholders there are. */
  public static List<String> names(Set<String> values) {
    List<String> names = new ArrayList<>();
    for (Placeholder placeholder : Placeholder.values()) {
      names.add(placeholder.label());
    }
    names.addAll(values);
    return names;
  }

  /**
   * A filled template, in the message's language where it has that, else in the account's, else in
   * English.
   *
   * @param language of the message: en, de, nl, und; null where unknown
   * @return empty where the playbook has no such template
   */
  public Optional<Rendered> render(
      String templateId, @Nullable String language, String accountId, Fillings fillings) {
    Map<String, TemplateText> byLanguage = texts.get(templateId);
    if (byLanguage == null) {
      return Optional.empty();
    }
    String chosen = choose(byLanguage, language, accountId);
    TemplateText text = byLanguage.get(chosen);
    Function<String, @Nullable String> filling = filling(chosen, fillings);
    String sent = text.fill(filling);
    String shown = text.fill(name -> shown(name, filling.apply(name)));
    return Optional.of(new Rendered(templateId, chosen, sent, MASKER.mask(shown)));
  }

  /**
   * The answer of a FAQ entry with the offer of a person.
   *
   * @return with the template id {@code faq.<id>}; empty where the playbook has no such entry
   */
  public Optional<Rendered> answer(
      String faqId, @Nullable String language, String accountId, Fillings fillings) {
    return render(FAQ + faqId, language, accountId, fillings);
  }

  /** In the warehouse nobody's name is to be read. */
  private static @Nullable String shown(String name, @Nullable String value) {
    return value != null && name.equals(Placeholder.USERNAME.label()) ? NAME_SHOWN : value;
  }

  private String choose(
      Map<String, TemplateText> byLanguage, @Nullable String language, String accountId) {
    if (language != null && byLanguage.containsKey(language)) {
      return language;
    }
    String ofAccount = playbook.languageOf(accountId);
    return byLanguage.containsKey(ofAccount) ? ofAccount : LAST_RESORT;
  }

  private Function<String, @Nullable String> filling(String language, Fillings fillings) {
    return name ->
        Placeholder.ofLabel(name)
            .map(placeholder -> placeholder.fill(fillings, language))
            .orElse(playbook.values().get(name));
  }
}
