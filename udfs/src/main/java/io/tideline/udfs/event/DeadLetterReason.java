package io.tideline.udfs.event;

/** Why a record could not be used (CONTRACTS §1, "What bad input gets"). */
public enum DeadLetterReason {
  MALFORMED_JSON("malformed_json"),
  NOT_AN_OBJECT("not_an_object"),
  UNKNOWN_TYPE("unknown_type"),
  MISSING_FIELD("missing_field"),
  INVALID_FIELD("invalid_field"),
  TOO_LARGE("too_large"),
  TOO_DEEP("too_deep"),
  FUTURE_EVENT("future_event"),
  LATE("late"),
  REJECTED_BY_WAREHOUSE("rejected_by_warehouse");

  private final String wireName;

  DeadLetterReason(String wireName) {
    this.wireName = wireName;
  }

  /** The value of the field {@code reason}. */
  public String wireName() {
    return wireName;
  }
}
