package io.tideline.udfs.playbook;

/** Whose reply meets a first-response target (SEMANTICS §5). */
public enum ReplyBy {
  /** Of a person or of automation. */
  ANY,
  /** Of an agent. */
  HUMAN
}
