package io.tideline.job.cli.text;

import io.tideline.connectors.file.OutputFolder;
import io.tideline.job.cli.CommandFailure;
import io.tideline.udfs.text.evaluate.Evaluation;
import io.tideline.udfs.text.model.ModelFile;
import io.tideline.udfs.text.train.TrainedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a text model from labelled texts. */
@Command(
    name = "train",
    description = {
      "Make a text model from labelled texts.",
      "Learns from your own files (--data), from a recipe such as those the models that come with"
          + " Tideline are made by (--recipe), or from both, and writes TASK.model and TASK.md, a"
          + " model card with what it learned from and how well it does. The same input gives the"
          + " same bytes."
    },
    footerHeading = "%nFiles of --data:%n",
    footer = {
      "  Tab-separated UTF-8 with a line of column names; no quoting.",
      "    text            the message",
      "    label           sentiment: negative, positive, neutral; spam: spam, ham; toxicity: toxic,",
      "                    clean; language: en, de, nl, und; intent: purchase, question, complaint,",
      "                    praise, other (spam is left out: it has a model of its own)",
      "    language        if there is such a column: en, de, nl or und",
      "    group, author   if there is one: texts of one value are never both learned and tested",
      "",
      "Examples:",
      "  tideline train --task spam --data comments.tsv --language de --out models",
      "  tideline train --task sentiment --data a.tsv --data b.tsv --map 1=negative --map 5=positive"
          + " \\",
      "    --map '*=neutral' --out models",
      "  tideline train --recipe training/toxicity.yaml --sources public-sets --out models",
      "  tideline evaluate --task spam --file held-out.tsv --models models"
    })
public final class TrainCommand implements Callable<Integer> {
  private static final String PREFIX = "tideline train: ";

  @Mixin private TrainingOptions options = new TrainingOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; made where it does not exist.")
  private Path out = Path.of("");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      Training training = options.training();
      List<String> names =
          List.of(training.task().label() + ModelFile.SUFFIX, training.task().label() + ".md");
      List<String> problems = OutputFolder.check(out, names);
      if (!problems.isEmpty()) {
        throw CommandFailure.badUsage(PREFIX + "--out: " + problems.get(0));
      }
      write(training, training.run(), names);
    } catch (InputException e) {
      throw CommandFailure.badUsage(PREFIX + e.getMessage());
    }
    return CommandFailure.OK;
  }

  private void write(Training training, TrainedModel trained, List<String> names) {
    ModelBytes bytes = ModelBytes.of(trained.model());
    ModelScores scores = ModelScores.of(training.task(), trained);
    try (OutputFolder folder = OutputFolder.prepare(out)) {
      folder.write(names.get(0), bytes.bytes());
      folder.write(names.get(1), ModelCard.of(training, scores, bytes));
      folder.publish();
    } catch (IOException e) {
      throw CommandFailure.whileRunning(PREFIX + "--out: " + e.getMessage());
    }
    Evaluation all = scores.overall();
    PrintWriter screen = spec.commandLine().getOut();
    screen.printf(
        Locale.ROOT,
        "%s: %d texts, macro-F1 %.1f, calibration error %.1f, %d bytes in %s; see %s%n",
        training.task().label(),
        all.count(),
        100 * all.macroF1(),
        100 * all.calibrationError(),
        bytes.size(),
        out.resolve(names.get(0)),
        names.get(1));
    screen.flush();
  }
}
