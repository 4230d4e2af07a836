package io.tideline.job.cli.text;

import io.tideline.udfs.text.Language;
import java.util.Optional;

/**
 * Files of labelled texts that a recipe trains on.
 *
 * @param place where the recipe names it, for messages
 * @param files one file, or a glob such as {@code messages/de/*.tsv}
 * @param besideRecipe whether the files lie beside the recipe, not among the public sets
 * @param language of the texts
 * @param licence of the set, for the model card
 * @param origin who made it and where it is published, for the model card
 * @param text the column of the texts
 * @param label the column of the labels; none where the language itself is the label
 * @param otherLabels where the labels stand if not in the files themselves
 * @param labels what the labels are called here
 * @param group the column whose value keeps texts together in cross-validation; by default texts
 *     that are the same stay together
 * @param weight how much a text counts beside others
 */
record RecipeSource(
    String place,
    String name,
    String files,
    boolean besideRecipe,
    Language language,
    String licence,
    String origin,
    String text,
    Optional<String> label,
    Optional<OtherLabels> otherLabels,
    LabelMap labels,
    Optional<String> group,
    double weight) {

  /**
   * Labels of our own for texts of a public set.
   *
   * @param file beside the recipe, with the column {@code id} and that of the labels
   * @param id the column of the texts' files whose value {@code id} is
   */
  record OtherLabels(String file, String id) {}
}
