package io.tideline.job.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.text.evaluate.LabelScore;
import org.junit.jupiter.api.Test;

class MaskScoresTest {
  private final MaskScores scores = new MaskScores();

  @Test
  void placeholdersAreComparedTextByTextAndKindByKind() {
    scores.add("mail [email] or [email]", "mail [email] or a@b.de");
    scores.add("call [phone]", "call [phone]");
    scores.add("order 123", "order [phone]");

    assertThat(scores.count()).isEqualTo(3);
    assertThat(scores.equalShare()).isEqualTo(1 / 3.0);
    assertThat(scores.falsePerThousand()).isEqualTo(1000 / 3.0);
    assertThat(scores.kinds())
        .contains(LabelScore.of("email", 1, 1, 2), LabelScore.of("phone", 1, 2, 1));
  }
}
