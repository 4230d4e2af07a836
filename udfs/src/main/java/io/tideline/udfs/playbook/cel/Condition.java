package io.tideline.udfs.playbook.cel;

/** A compiled condition of one kind of signals. */
public final class Condition {
  private final Test test;

  Condition(Test test) {
    this.test = test;
  }

  /** What it says of the signal. */
  public Truth of(SignalFacts facts) {
    return test.of(facts);
  }
}
