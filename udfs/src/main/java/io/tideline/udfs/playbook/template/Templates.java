package io.tideline.udfs.playbook.template;

import io.tideline.udfs.playbook.Playbook;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The templates of one playbook, ready to be filled. */
public final class Templates {
  private final Playbook playbook;

  public Templates(Playbook playbook) {
    this.playbook = playbook;
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
    return Optional.ofNullable(playbook.templates().get(templateId))
        .map(t -> t.texts().getOrDefault("en", ""))
        .map(text -> new Rendered(templateId, "en", text, text));
  }

  /** The answer of a FAQ entry with the offer of a person; its template id is {@code faq.<id>}. */
  public Optional<Rendered> answer(
      String faqId, @Nullable String language, String accountId, Fillings fillings) {
    return Optional.empty();
  }
}
