package io.tideline.job.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.PlaybookStatusJson;
import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.job.playbook.PlaybookDesk.Verdict;
import io.tideline.udfs.playbook.Playbook;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaybookDeskTest {
  private static final String BAD = "{version: v2, thresholds: {spikes: {min_volum: 5}}}";

  private final PlaybookDesk desk = new PlaybookDesk(Playbook.BUILT_IN, List.of());

  @Test
  void aValidDocumentHolds() {
    Verdict verdict = take("acme", "{tenant: acme, version: v1}");

    assertThat(verdict.update()).extracting("tenant", "version").containsExactly("acme", "v1");
    assertThat(verdict.status()).isEqualTo(new PlaybookStatus("acme", "v1", true, List.of(), 7));
  }

  @Test
  void aBadOneIsRefusedWithAllThatIsWrongAndTheOldOneStays() {
    take("default", "{version: v1}");
    Verdict verdict = take("default", BAD);

    assertThat(verdict.update()).isNull();
    assertThat(verdict.status().active()).isFalse();
    assertThat(verdict.status().version()).isEqualTo("v2");
    assertThat(verdict.status().errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.path()).startsWith("thresholds.spikes");
              assertThat(error.message()).startsWith("line 1: ");
            });
    assertThat(desk.held()).extracting(PlaybookUpdate::version).containsExactly("v1");
  }

  @Test
  void whatIsNoDocumentAtAllIsRefusedUnderItsKey() {
    assertThat(take("acme", "a: [b").status())
        .extracting("tenant", "active")
        .containsExactly("acme", false);
  }

  @Test
  void aVersionIsSaidToBeActiveOnce() {
    assertThat(take("default", "{version: v1}").status()).isNotNull();
    assertThat(take("default", "{version: v1}")).isEqualTo(Verdict.NOTHING);
  }

  @Test
  void goingBackIsPublishingTheOlderVersion() {
    take("default", "{version: v1}");
    take("default", "{version: v2}");

    assertThat(take("default", "{version: v1}").status())
        .extracting("version", "active")
        .containsExactly("v1", true);
  }

  @Test
  void whoGoesBackAfterARefusalIsToldWhatHolds() {
    take("default", "{version: v1}");
    take("default", "{version: v2, nonsense: 1}");
    Verdict verdict = take("default", "{version: v1}");

    assertThat(verdict.update()).isNull();
    assertThat(verdict.status()).extracting("version", "active").containsExactly("v1", true);
    assertThat(take("default", "{version: v1}")).isEqualTo(Verdict.NOTHING);
  }

  @Test
  void aDocumentThatIsAllWrongMakesNoRecordThatNobodyCanTake() {
    var text = new StringBuilder("version: v1\n");
    for (int i = 0; i < 50_000; i++) {
      text.append("key").append(i).append(": 1\n");
    }
    PlaybookStatus status = take("default", text.toString()).status();
    assertThat(status.errors()).hasSize(101);
    assertThat(status.errors().get(100).message()).startsWith("and 49900 more");
    assertThat(PlaybookStatusJson.encode(status).length()).isLessThan(900_000);
  }

  @Test
  void noDocumentTakesTheTenantBackToTheInitialOne() {
    take("default", "{version: v1}");
    Verdict verdict = take("default", null);

    assertThat(verdict.update().text()).isNull();
    assertThat(verdict.status().version()).isEqualTo(Playbook.BUILT_IN.version());
    assertThat(take("default", null)).isEqualTo(Verdict.NOTHING);
  }

  @Test
  void aDocumentOfAnotherTenantThanItsKeyIsRefused() {
    assertThat(take("acme", "{tenant: globex, version: v1}").status().errors())
        .extracting(PlaybookStatus.Error::path)
        .containsExactly("tenant");
  }

  @Test
  void aFileHasNoKeySoTheDocumentSaysWhoseItIs() {
    assertThat(take(null, "{tenant: acme, version: v1}").update().tenant()).isEqualTo("acme");
  }

  @Test
  void atTheStartOnlyWhatHoldsIsToldAndWhatWasRefusedSince() {
    PlaybooksConfig config =
        PlaybooksAtStart.of(
            null,
            List.of(
                document("default", "{version: v0}"),
                document("default", BAD),
                document("default", "{version: v1}"),
                document("default", BAD)));

    assertThat(config.published()).extracting(PlaybookUpdate::version).containsExactly("v1");
    assertThat(config.statuses())
        .extracting(status -> status.version() + " " + status.active())
        .containsExactly("v1 true", "v2 false");
  }

  private Verdict take(@Nullable String key, @Nullable String text) {
    return desk.take(document(key, text));
  }

  private static PlaybookDocument document(@Nullable String key, @Nullable String text) {
    return new PlaybookDocument(key, text, 7);
  }
}
