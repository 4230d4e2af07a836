package io.tideline.udfs.event;

/** Who wrote a message. */
public enum SenderType {
  CUSTOMER,
  AGENT,
  AUTOMATION
}
