package io.tideline.udfs.conversation;

/**
 * How much has happened in an episode.
 *
 * @param inbound messages of the customer
 * @param outbound messages to the customer, of which
 * @param automated were sent by automation
 * @param reopened how often it was reopened
 * @param steps everything that has changed it; only grows
 */
public record Counts(int inbound, int outbound, int automated, int reopened, int steps) {
  static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  Counts oneInbound() {
    return new Counts(inbound + 1, outbound, automated, reopened, steps + 1);
  }

  Counts oneOutbound(boolean byAutomation) {
    int ofAutomation = automated + (byAutomation ? 1 : 0);
    return new Counts(inbound, outbound + 1, ofAutomation, reopened, steps + 1);
  }

  Counts oneReopened() {
    return new Counts(inbound, outbound, automated, reopened + 1, steps + 1);
  }

  Counts oneStep() {
    return new Counts(inbound, outbound, automated, reopened, steps + 1);
  }
}
