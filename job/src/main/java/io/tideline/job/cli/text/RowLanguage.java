package io.tideline.job.cli.text;

import io.tideline.udfs.text.Language;

/** Which language a text is in. */
interface RowLanguage {
  Language of(String text);
}
