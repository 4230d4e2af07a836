package io.tideline.job.content;

import io.tideline.udfs.event.Event;

/** A video of an account. */
public record VideoKey(String accountId, String platform, String videoId) {
  static VideoKey of(Event event) {
    return new VideoKey(event.accountId(), event.platform(), event.videoSnapshot().videoId());
  }
}
