package io.tideline.udfs.playbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.playbook.guard.GuardReason;
import io.tideline.udfs.playbook.rule.ActionKind;
import io.tideline.udfs.playbook.rule.UnlessEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/playbook.md says. */
class PlaybookDocsTest {
  private static final Path PAGE = Path.of("..", "docs", "playbook.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

  static Stream<String> examples() throws IOException {
    return EXAMPLE.matcher(Files.readString(PAGE)).results().map((MatchResult r) -> r.group(1));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsAPlaybook(String example) {
    assertThat(PlaybookReader.read(example).problems()).isEmpty();
  }

  @Test
  void everyReasonActionAndEventIsExplained() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(page)
        .contains(Arrays.stream(GuardReason.values()).map(r -> "`" + r.label() + "`").toList())
        .contains(Arrays.stream(ActionKind.values()).map(a -> "`" + a.label() + "`").toList())
        .contains(Arrays.stream(UnlessEvent.values()).map(e -> "`" + e.label() + "`").toList());
  }
}
