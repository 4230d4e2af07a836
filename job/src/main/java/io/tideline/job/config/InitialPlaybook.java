package io.tideline.job.config;

import io.tideline.connectors.file.PlaybookFile;
import io.tideline.connectors.playbook.PlaybookDocument;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The playbook that the configuration names.
 *
 * @param document null where it names none, or where there are problems
 * @param problems all that is wrong with the key or with the document, one line each
 */
record InitialPlaybook(@Nullable PlaybookDocument document, List<String> problems) {

  static InitialPlaybook read(Settings settings, ConfigValues values) {
    Setting setting = settings.byKey().get(PlaybookKeys.FILE.name());
    String name = values.optionalText(PlaybookKeys.FILE).orElse(null);
    if (setting == null || name == null) {
      return new InitialPlaybook(null, List.of());
    }
    PlaybookFile file = PlaybookFile.read(Path.of(name));
    return new InitialPlaybook(
        file.document(), file.problems().stream().map(setting::problem).toList());
  }
}
