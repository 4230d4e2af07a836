package io.tideline.udfs.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.feature.NGrams;
import io.tideline.udfs.text.feature.Signal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
  private final LinearModel model = model();

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    LinearModel read = read(TextTask.SENTIMENT, written());

    assertThat(written(read)).isEqualTo(written());
    assertThat(read.weights().get(Language.DE).scales())
        .isEqualTo(model.weights().get(Language.DE).scales());
    assertThat(read.weights().get(Language.NL).grams()[1][NGrams.BUCKETS - 1]).isNotZero();
  }

  @Test
  void theSameModelGivesTheSameBytes() throws IOException {
    assertThat(written()).isEqualTo(written());
  }

  @Test
  void aModelOfAnotherTaskIsRefused() {
    assertThatThrownBy(() -> read(TextTask.INTENT, written()))
        .isInstanceOf(IOException.class)
        .hasMessage("is a model for sentiment; allowed: one for intent");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 1000})
  void aModelThatIsCutOffIsRefused(int length) {
    assertThatThrownBy(() -> read(TextTask.SENTIMENT, Arrays.copyOf(written(), length)))
        .isInstanceOf(IOException.class)
        .hasMessage("ends too early; allowed: a whole model");
  }

  @Test
  void aModelWithOneWrongByteAnywhereIsRefused() throws IOException {
    byte[] whole = written();
    for (int i = 0; i < whole.length; i += 1 + whole.length / 50) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> read(TextTask.SENTIMENT, damaged))
          .as("byte %d", i)
          .isInstanceOf(IOException.class)
          .message()
          .isNotBlank();
    }
  }

  @Test
  void textIsNoModel() {
    assertThatThrownBy(() -> read(TextTask.SPAM, "not a model".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessage("is damaged or no model: incorrect header check");
  }

  @Test
  void somethingElseThatIsPackedIsNoModel() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(new byte[64]);
    }

    assertThatThrownBy(() -> read(TextTask.SPAM, bytes.toByteArray()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the mark of a model is 0; allowed: ");
  }

  private byte[] written() throws IOException {
    return written(model);
  }

  private static byte[] written(LinearModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(model, out);
    return out.toByteArray();
  }

  private static LinearModel read(TextTask task, byte[] bytes) throws IOException {
    return ModelFile.read(task, new ByteArrayInputStream(bytes));
  }

  private static LinearModel model() {
    Map<Language, LinearModel.Part> parts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      float[][] signals = new float[2][Signal.COUNT + 1];
      signals[0][0] = language.ordinal() + 0.5f;
      signals[1][Signal.COUNT] = -3;
      float[][] grams = new float[2][NGrams.BUCKETS];
      grams[0][language.ordinal()] = 1.25f;
      grams[1][NGrams.BUCKETS - 1] = -2;
      parts.put(
          language,
          language == Language.UND
              ? LinearModel.Part.ofSignals(signals)
              : LinearModel.Part.quantized(grams, signals));
    }
    return new LinearModel(TextTask.SENTIMENT, parts);
  }
}
