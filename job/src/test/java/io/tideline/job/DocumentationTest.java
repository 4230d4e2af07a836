package io.tideline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.codec.EventDecoder;
import io.tideline.connectors.codec.Origin;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation says about the code, where a test can tell. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..");
  private static final Path CONTRACTS = ROOT.resolve("docs/contracts.md");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^// (\\S+)\\n(\\{.*})$");

  @Test
  void everyRelativeLinkLeadsToAFileAndAHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        if (!link.group(1).contains(":") && !leadsSomewhere(page, link.group(1), link.group(2))) {
          broken.add(page + ": " + link.group());
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> docker = Files.walk(ROOT.resolve("docker"))) {
      return Stream.of(top, docs, docker)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }

  private static boolean leadsSomewhere(Path page, String file, String heading) throws IOException {
    Path target = file.isEmpty() ? page : page.resolveSibling(file);
    return Files.exists(target) && (heading == null || anchors(target).contains(heading));
  }

  /** As GitHub makes them: lower case, blanks as hyphens, no punctuation. */
  private static List<String> anchors(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  @Test
  void theExamplesOfTheContractAreOneValidEventATopic() throws IOException {
    EventDecoder decoder = new EventDecoder(System::currentTimeMillis);
    List<Topic> shown = new ArrayList<>();
    Matcher example = EXAMPLE.matcher(Files.readString(CONTRACTS));
    while (example.find()) {
      Topic topic = Topic.ofBaseName(example.group(1)).orElseThrow();
      byte[] json = example.group(2).getBytes(StandardCharsets.UTF_8);
      Decoded decoded = decoder.decode(topic, json, new Origin("docs", 0, 0), 0);
      assertThat(decoded.event()).as(example.group(2)).isNotNull();
      shown.add(topic);
    }

    assertThat(shown).containsExactlyInAnyOrderElementsOf(Topic.all());
  }

  @Test
  void theContractNamesEveryTypeAndReason() throws IOException {
    String contracts = Files.readString(CONTRACTS);

    for (EventType type : EventType.values()) {
      assertThat(contracts).contains("`" + type.wireName() + "`");
    }
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      assertThat(contracts).contains("`" + reason.wireName() + "`");
    }
  }
}
