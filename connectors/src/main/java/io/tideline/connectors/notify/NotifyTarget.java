package io.tideline.connectors.notify;

import io.tideline.udfs.alert.group.Notification;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Somebody who is told of alerts. Nothing here waits for an answer. */
public interface NotifyTarget {
  /** What it is called in state and metrics; the same after a restart. */
  String name();

  /** So many notifications go in one request at most. */
  int batch();

  /** How often it must be told again of what is up; {@link Long#MAX_VALUE} where once is enough. */
  long resendMillis();

  /** Whether the notification is one that this target is to have. */
  boolean wants(Notification notification);

  /** Sends; completes once there is an answer, or none within 10 s, and never exceptionally. */
  CompletionStage<SendResult> send(List<Notification> notifications);
}
