package io.tideline.udfs.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignalTypeTest {
  private static final SignalSubject ACCOUNT = SignalSubject.account("acct", "tiktok");

  @ParameterizedTest
  @EnumSource(SignalType.class)
  void everyFieldIsThereOnceAndSaysWhatItIs(SignalType type) {
    assertThat(type.fields()).extracting(SignalField::name).doesNotHaveDuplicates();
    assertThat(type.fields()).allMatch(field -> !field.doc().isBlank());
    assertThat(type.fields())
        .allMatch(field -> field.name().matches("[a-z_]+[.][a-z0-9_]+"))
        .noneMatch(field -> field.name().equals("signal.type"));
    assertThat(SignalType.ofLabel(type.label())).contains(type);
  }

  @Test
  void aNameMeansTheSameTypeInEveryKind() {
    Map<String, List<FieldType>> types =
        Arrays.stream(SignalType.values())
            .flatMap(type -> type.fields().stream())
            .collect(
                Collectors.groupingBy(
                    SignalField::name, Collectors.mapping(SignalField::type, Collectors.toList())));

    assertThat(types).allSatisfy((name, all) -> assertThat(all).containsOnly(all.get(0)));
  }

  @Test
  void aSignalKnowsWhatItWasToldAndNothingElse() {
    Signal signal =
        Signal.of(SignalType.MESSAGE, ACCOUNT, "e1", 5)
            .with("signal.intent", "purchase")
            .with("signal.text_length", 12)
            .build();

    assertThat(signal.value("signal.intent")).isEqualTo("purchase");
    assertThat(signal.value("signal.text_length")).isEqualTo(12L);
    assertThat(signal.value("signal.lang")).isNull();
    assertThat(signal.value("signal.nothing")).isNull();
    assertThat(signal.toBuilder().with("signal.lang", "de").build().value("signal.intent"))
        .isEqualTo("purchase");
  }

  @Test
  void refusesFieldsTheKindHasNotAndValuesOfAnotherType() {
    Signal.Builder builder = Signal.of(SignalType.LIVE_GIFT, ACCOUNT, "e1", 5);

    assertThatThrownBy(() -> builder.with("signal.intent", "purchase"))
        .hasMessageContaining("live_gift has no field signal.intent");
    assertThatThrownBy(() -> builder.with("signal.diamonds", 1.5))
        .hasMessageContaining("signal.diamonds is a int");
  }

  @Test
  void fieldsThatCameLaterAreAbsentInOlderSignals() {
    Signal old = new Signal(SignalType.MESSAGE, ACCOUNT, "e1", 5, List.of("tiktok"));

    assertThat(old.value("signal.platform")).isEqualTo("tiktok");
    assertThat(old.value("signal.intent")).isNull();
  }
}
