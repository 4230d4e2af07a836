package io.tideline.udfs.text;

/**
 * What one text says (SEMANTICS §3).
 *
 * @param language {@link Language#UND} where it is not sure
 * @param sentimentScore 0 (negative) to 1 (positive), 0.5 neutral
 * @param intent {@link Intent#OTHER} where no other is sure enough
 * @param intentConfidence the probability of that intent, 0..1
 * @param toxicity the probability that the text is toxic, 0..1
 * @param spam the probability that it is spam, 0..1
 */
public record TextVerdict(
    Language language,
    double sentimentScore,
    Intent intent,
    double intentConfidence,
    double toxicity,
    double spam) {

  /** The same where somebody has settled what it is about: that is sure. */
  public TextVerdict settled(Intent settled) {
    return new TextVerdict(language, sentimentScore, settled, 1, toxicity, spam);
  }

  /** The label of the score. */
  public SentimentLabel sentimentLabel() {
    return SentimentLabel.of(sentimentScore);
  }
}
