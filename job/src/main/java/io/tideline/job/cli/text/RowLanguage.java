package io.tideline.job.cli.text;

import io.tideline.udfs.text.Language;

/** Which language a text is in. */
@FunctionalInterface
interface RowLanguage {
  Language of(String text);

  /** What a model card says of it. */
  default String told() {
    return "of each text";
  }

  /** Of all texts the same one. */
  static RowLanguage always(Language language) {
    return new RowLanguage() {
      @Override
      public Language of(String text) {
        return language;
      }

      @Override
      public String told() {
        return language.tag();
      }
    };
  }
}
