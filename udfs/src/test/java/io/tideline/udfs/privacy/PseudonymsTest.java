package io.tideline.udfs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

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
}
