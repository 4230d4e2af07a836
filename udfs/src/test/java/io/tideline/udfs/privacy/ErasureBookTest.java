package io.tideline.udfs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErasureBookTest {
  private final ErasureBook book = new ErasureBook(PseudonymSecret.PUBLISHED);

  @Test
  void whatWasDoneUpToAnErasureIsForgottenByWhatComesLater() {
    erase("anna", 10);
    assertThat(book.isForgotten("anna", 10, 11)).isTrue();
    assertThat(book.isForgotten("anna", 5, 10)).as("not before it is made").isFalse();
    assertThat(book.isForgotten("anna", 11, 20)).as("done since").isFalse();
    assertThat(book.isForgotten("bert", 5, 20)).isFalse();
  }

  @Test
  void betweenTwoErasuresTheFirstOneCounts() {
    erase("anna", 20);
    erase("anna", 10);
    assertThat(book.isForgotten("anna", 5, 15)).isTrue();
    assertThat(book.isForgotten("anna", 12, 15)).isFalse();
    assertThat(book.lastBefore("anna", 20)).isEqualTo(10);
    assertThat(book.lastBefore("anna", 21)).isEqualTo(20);
    assertThat(book.isErased("anna", 20)).isTrue();
    assertThat(book.isErased("anna", 21)).isFalse();
  }

  @Test
  void theSameErasureIsKnownOnce() {
    assertThat(erase("anna", 10)).isTrue();
    assertThat(erase("anna", 10)).isFalse();
    assertThat(book.of("anna")).containsExactly(10);
  }

  @Test
  void oldOnesLeave() {
    erase("anna", 10);
    erase("anna", 20);
    erase("bert", 10);
    assertThat(book.dropBefore(10)).isFalse();
    assertThat(book.dropBefore(11)).isTrue();
    assertThat(book.of("anna")).containsExactly(20);
    assertThat(book.of("bert")).isEmpty();
    book.dropBefore(21);
    assertThat(book.isEmpty()).isTrue();
  }

  private boolean erase(String who, long at) {
    return book.add(new Pseudonyms(PseudonymSecret.PUBLISHED).keyOf(who), at);
  }
}
