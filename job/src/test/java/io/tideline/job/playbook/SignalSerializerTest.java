package io.tideline.job.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalField;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignalSerializerTest {
  private final SignalSerializer serializer = new SignalSerializer();

  @ParameterizedTest
  @EnumSource
  void everySignalComesBackAsItWas(SignalType type) throws IOException {
    var subject =
        new SignalSubject("acct", "tiktok", "c/1", "m", "v", "l", "cu", "Zoë {name} \u202e😀");
    Signal.Builder full = Signal.of(type, subject, "cause", 1_772_409_600_123L);
    for (SignalField field : type.fields()) {
      full.with(field.name(), valueOf(field));
    }
    assertThat(copy(full.build())).isEqualTo(full.build());

    Signal bare = Signal.of(type, SignalSubject.account("a", "p"), "c", -1).build();
    assertThat(copy(bare)).isEqualTo(bare);
  }

  @ParameterizedTest
  @EnumSource
  void aSignalThatWasWrittenBeforeAFieldCameLacksIt(SignalType type) throws IOException {
    var old = new Signal(type, SignalSubject.account("a", "p"), "c", 0, List.of("tiktok"));
    Signal read = copy(old);
    assertThat(read.value("signal.platform")).isEqualTo("tiktok");
    assertThat(read.value(type.fields().get(type.fields().size() - 1).name())).isNull();
  }

  private Signal copy(Signal signal) throws IOException {
    return serializer.ofBytes(serializer.toBytes(signal));
  }

  private static Object valueOf(SignalField field) {
    return switch (field.type()) {
      case STRING -> field.name();
      case INT, TIMESTAMP -> 42L;
      case DOUBLE -> 0.25;
      case BOOL -> true;
      case STRINGS -> List.of("a", "b\n");
    };
  }
}
