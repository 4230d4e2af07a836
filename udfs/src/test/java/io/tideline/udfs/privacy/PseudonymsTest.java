package io.tideline.udfs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private final Pseudonyms pseudonyms = new Pseudonyms(new PseudonymSecret("Jefe"));

  /** RFC 4231, test case 2. */
  @Test
  void isHmacSha256InHexadecimal() {
    assertThat(pseudonyms.keyOf("what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void textsAreTakenAsUtf8() {
    var umlauts = new Pseudonyms(new PseudonymSecret("schlüssel"));
    assertThat(umlauts.keyOf("kundin_ä"))
        .isEqualTo("7870714ffc26a5706335316cf333a5bfe7bd9450e544be4b8ba188030866ab8d");
  }

  @Property(tries = 50)
  void anIdHasOneKeyHoweverOftenItComes(@ForAll String id, @ForAll String other) {
    String key = pseudonyms.keyOf(id);
    pseudonyms.keyOf(other);
    assertThat(pseudonyms.keyOf(id)).isEqualTo(key).matches("[0-9a-f]{64}");
    assertThat(new Pseudonyms(new PseudonymSecret("Jefe")).keyOf(id)).isEqualTo(key);
    assertThat(new Pseudonyms(PseudonymSecret.PUBLISHED).keyOf(id)).isNotEqualTo(key);
  }

  @Test
  void aSecretDoesNotShow() {
    assertThat(new PseudonymSecret("hunter2 hunter2")).hasToString("***");
  }

  @Test
  void aSecretOfNothingButBlanksIsBlank() {
    assertThat(new PseudonymSecret(" \t\n\u00A0\u2003\u3000   ").isBlank()).isTrue();
    assertThat(new PseudonymSecret("       x").isBlank()).isFalse();
  }

  @Test
  void aSecretOfLessThanEightCharactersIsTooShort() {
    assertThat(new PseudonymSecret("1234567").isTooShort()).isTrue();
    assertThat(new PseudonymSecret("😀😀😀😀").isTooShort()).isTrue();
    assertThat(new PseudonymSecret("12345678").isTooShort()).isFalse();
    assertThat(PseudonymSecret.PUBLISHED.isTooShort()).isFalse();
  }

  @Test
  void aLaterSecretKeysTheKeyAndSaysSo() {
    var second = new Pseudonyms(new PseudonymSecret("second secret", List.of("Jefe")));
    String first = pseudonyms.keyOf("u7");
    String raw = new Pseudonyms(new PseudonymSecret("second secret")).keyOf(first);

    assertThat(second.keyOf("u7")).isEqualTo("k2-" + raw);
    assertThat(second.renewed(first)).contains("k2-" + raw);
    assertThat(second.renewed("k2-" + raw)).isEmpty();
    assertThat(second.keysOf("u7")).containsExactly("k2-" + raw, first);
    assertThat(pseudonyms.keysOf("u7")).containsExactly(first);
    assertThat(pseudonyms.renewed(first)).isEmpty();
  }

  @Property(tries = 50)
  void renewingAnOldKeyGivesWhatTheNewSecretMakes(@ForAll String id) {
    var third = new Pseudonyms(new PseudonymSecret("third secret", List.of("Jefe", "second one")));
    var second = new Pseudonyms(new PseudonymSecret("second one", List.of("Jefe")));

    assertThat(third.renewed(pseudonyms.keyOf(id))).contains(third.keyOf(id));
    assertThat(third.renewed(second.keyOf(id))).contains(third.keyOf(id));
    assertThat(third.keysOf(id))
        .containsExactly(third.keyOf(id), second.keyOf(id), pseudonyms.keyOf(id));
  }

  @Test
  void whatIsNoKeyIsNotRenewed() {
    var second = new Pseudonyms(new PseudonymSecret("second secret", List.of("Jefe")));

    assertThat(second.renewed("u7")).isEmpty();
    assertThat(second.renewed("AB".repeat(32))).isEmpty();
    assertThat(second.renewed("k0-" + "ab".repeat(32))).isEmpty();
  }

  @Test
  void theSecretsBeforeAreOneALine() {
    PseudonymSecret secret = new PseudonymSecret("now and here").after("first one\n\nsecond one\n");

    assertThat(secret.previous()).containsExactly("first one", "second one");
    assertThat(secret.hasUnfitPrevious()).isFalse();
    assertThat(secret).hasToString("***");
    assertThat(secret.after("short").hasUnfitPrevious()).isTrue();
    assertThat(secret.after("now and here").hasUnfitPrevious()).isTrue();
    assertThat(secret.after("twice twice\ntwice twice").hasUnfitPrevious()).isTrue();
  }
}
