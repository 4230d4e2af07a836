package io.tideline.udfs.playbook.template;

import org.jspecify.annotations.Nullable;

/**
 * What the placeholders of a template are filled with. Names come as the platform gave them and are
 * made harmless here ({@link PlainText}).
 *
 * @param username the customer's name; null where there is none
 * @param product null where none is known; likewise the others
 * @param expectedMinutes within how many minutes a person answers
 * @param gift the name of a live gift
 */
public record Fillings(
    @Nullable String username,
    @Nullable String product,
    @Nullable Integer expectedMinutes,
    @Nullable String gift) {

  public Fillings {
    username = PlainText.of(username);
    product = PlainText.of(product);
    gift = PlainText.of(gift);
  }

  /** Only a name. */
  public static Fillings named(@Nullable String username) {
    return new Fillings(username, null, null, null);
  }
}
