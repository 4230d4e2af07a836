package io.tideline.connectors.codec;

/** What a field's value must be (CONTRACTS §1); {@link ValueReader} holds the rules. */
enum FieldKind {
  ID("an id of 1 to 128 characters"),
  /** An id that many records share, such as an account's. */
  SHARED_ID("an id of 1 to 128 characters"),
  STRING("a string"),
  /** A string that many records share. */
  LABEL("a string"),
  TEXT("a string of at most 10000 characters"),
  COUNT("a whole number of at least 0"),
  POSITIVE("a whole number of at least 1"),
  NUMBER("a number of at least 0"),
  BOOL("true or false"),
  TIME("an RFC 3339 time with an offset"),
  DATE("a date YYYY-MM-DD"),
  MONEY("a string with a decimal of at most 4 places and no sign"),
  CURRENCY("three capital letters"),
  DIRECTION("inbound or outbound"),
  SENDER_TYPE("customer, agent or automation"),
  COST_KIND("media, creative, tools, agency or internal_hours"),
  STRINGS("an array of strings"),
  UTM("an object of strings"),
  ITEMS("an array of objects with product_id, quantity and amount"),
  EXPERIMENT("an object with id, variant and control");

  private final String expectation;

  FieldKind(String expectation) {
    this.expectation = expectation;
  }

  /** Continues "not …" in a dead letter's detail. */
  String expectation() {
    return expectation;
  }
}
