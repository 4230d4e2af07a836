package io.tideline.udfs.playbook.cel;

/** A part of a condition that is true or not. */
@FunctionalInterface
interface Test {
  Truth of(SignalFacts facts);
}
