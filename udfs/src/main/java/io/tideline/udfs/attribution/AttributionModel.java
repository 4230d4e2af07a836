package io.tideline.udfs.attribution;

/** How an order's credit is shared among its touches. Append only: streams hold the ordinals. */
public enum AttributionModel {
  LAST_TOUCH("last_touch"),
  FIRST_TOUCH("first_touch"),
  LAST_CLICK("last_click"),
  LINEAR("linear"),
  POSITION_BASED("position_based"),
  TIME_DECAY("time_decay"),
  DATA_DRIVEN("data_driven");

  private final String label;

  AttributionModel(String label) {
    this.label = label;
  }

  /** The value of {@code model}. */
  public String label() {
    return label;
  }
}
