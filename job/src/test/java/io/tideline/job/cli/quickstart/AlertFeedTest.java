package io.tideline.job.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertFeedTest {
  @Test
  void anAlertIsOneLine() throws IOException {
    String json =
        """
        {"alert_id":"a1","revision":2,"severity":"critical","status":"firing",
         "summary":"Comments on video v1 of x at 60/h","backfill":false}""";
    assertThat(
            AlertFeed.line(
                new ObjectMapper().readTree(json), Instant.parse("2026-03-02T19:04:05.678Z")))
        .isEqualTo("19:04:05Z  CRITICAL  firing    Comments on video v1 of x at 60/h");
  }
}
