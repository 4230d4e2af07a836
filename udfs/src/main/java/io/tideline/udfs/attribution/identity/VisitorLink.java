package io.tideline.udfs.attribution.identity;

import io.tideline.udfs.event.Event;

/** One {@code identity.linked}: this visitor of the account is that person. */
public record VisitorLink(
    String accountId,
    String visitorId,
    String personId,
    String eventId,
    long atMillis,
    long receivedAtMillis) {

  /** Of an event that is one. */
  public static VisitorLink of(Event event) {
    var link = event.identityLink();
    return new VisitorLink(
        event.accountId(),
        link.visitorId(),
        link.personId(),
        event.eventId(),
        event.occurredAtMillis(),
        event.receivedAtMillis());
  }
}
