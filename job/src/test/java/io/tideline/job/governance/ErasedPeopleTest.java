package io.tideline.job.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErasedPeopleTest {
  private static final PseudonymSecret OLD = new PseudonymSecret("the secret of last year");
  private static final PseudonymSecret NEW =
      new PseudonymSecret("the secret of this year").after(OLD.text());
  private static final long AT = 1_000_000;

  @Test
  void anErasureHoldsUnderANewSecret() throws Exception {
    OperatorSubtaskState state;
    String oldKey = new Pseudonyms(OLD).keyOf("anna");
    try (var harness = open(OLD, null)) {
      harness.processElement(new StreamRecord<>(new Erasure("r", oldKey, AT)));
      state = harness.snapshot(1, 1);
    }
    try (var harness = open(NEW, state)) {
      var holder = (Holder) harness.getOperator();
      assertThat(holder.people.isGone("anna", AT)).isTrue();
      assertThat(holder.people.isGone("anna", AT + 1)).isFalse();
      assertThat(holder.people.isGone("bert", AT)).isFalse();
      assertThat(holder.ofRows.book().isErasedKey(oldKey, AT)).as("a row of then").isTrue();
      assertThat(holder.ofRows.book().isErasedKey(new Pseudonyms(NEW).keyOf("anna"), AT)).isTrue();
    }
  }

  private static OneInputStreamOperatorTestHarness<Erasure, Erasure> open(
      PseudonymSecret secret, @Nullable OperatorSubtaskState state) throws Exception {
    var harness = new OneInputStreamOperatorTestHarness<>(new Holder(secret));
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Keeps erasures as every step does. */
  private static final class Holder extends AbstractStreamOperator<Erasure>
      implements OneInputStreamOperator<Erasure, Erasure> {
    private static final long serialVersionUID = 1L;

    private final PseudonymSecret secret;
    private transient ErasedPeople people;
    private transient ErasedPeople ofRows;

    Holder(PseudonymSecret secret) {
      this.secret = secret;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
      super.initializeState(context);
      people =
          ErasedPeople.open(context.getOperatorStateStore(), new ErasuresConfig(false, secret));
      ofRows = ErasedPeople.ofRows(context.getOperatorStateStore(), secret);
    }

    @Override
    public void processElement(StreamRecord<Erasure> element) throws Exception {
      people.add(element.getValue());
    }
  }
}
