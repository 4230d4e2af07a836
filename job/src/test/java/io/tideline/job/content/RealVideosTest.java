package io.tideline.job.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Rows;
import io.tideline.job.TestEvents;
import io.tideline.udfs.content.SnapshotFigures;
import io.tideline.udfs.content.VideoGrades;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.VideoSnapshot;
import io.tideline.udfs.playbook.Benchmarks;
import io.tideline.udfs.playbook.document.PlaybookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Statistics of real videos, as the platform's web pages give them, through rates and grades. Runs
 * where {@code -Dtideline.videos=DIR} names a folder with {@code videos.dev.jsonl}; it is not part
 * of Tideline.
 */
@EnabledIfSystemProperty(named = "tideline.videos", matches = ".+")
class RealVideosTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long DAY = 86_400_000L;

  /** Followers are not among the statistics, so engagement can only be graded by views. */
  private static final VideoGrades BY_VIEWS = new VideoGrades(byViews());

  private static Benchmarks byViews() {
    String own = "version: own\nbenchmarks: {engagement: {by: views}}\n";
    return PlaybookReader.read(own).playbook().benchmarks();
  }

  private static List<JsonNode> videos() throws IOException {
    var videos = new ArrayList<JsonNode>();
    Path folder = Path.of(System.getProperty("tideline.videos"));
    for (String line : Files.readAllLines(folder.resolve("videos.dev.jsonl"))) {
      videos.add(JSON.readTree(line));
    }
    assertThat(videos).hasSizeGreaterThan(20);
    return videos;
  }

  private static Event event(JsonNode video, long followers) {
    long published = video.get("createTime").asLong() * 1_000;
    JsonNode stats = video.get("stats");
    var snapshot =
        new VideoSnapshot(
            video.get("id").asText(),
            published,
            video.get("duration_s").asDouble(),
            stats.get("playCount").asLong(),
            stats.get("diggCount").asLong(),
            stats.get("commentCount").asLong(),
            stats.get("shareCount").asLong(),
            null,
            null,
            null,
            null,
            null,
            null,
            followers,
            List.of(),
            video.get("music_id").asText(),
            null,
            null,
            null,
            null);
    return TestEvents.snapshot(video.get("id").asText(), published + 7 * DAY, snapshot);
  }

  private static TableRow row(JsonNode video, long followers) {
    Event event = event(video, followers);
    return VideoRows.row(event, SnapshotFigures.of(event), BY_VIEWS);
  }

  @Test
  void engagementOfRealVideosIsAShareOfTheirViews() throws IOException {
    for (JsonNode video : videos()) {
      JsonNode stats = video.get("stats");
      double engagements =
          stats.get("diggCount").asDouble()
              + stats.get("commentCount").asDouble()
              + stats.get("shareCount").asDouble();
      double rate = Double.parseDouble(Rows.value(row(video, 0), "er_by_views_pct"));

      assertThat(rate).isBetween(0.5, 50.0);
      assertThat(rate)
          .isCloseTo(engagements / stats.get("playCount").asDouble() * 100, within(1e-6));
    }
  }

  @Test
  void gradesTellThemApart() throws IOException {
    var grades = new ArrayList<String>();
    for (JsonNode video : videos()) {
      grades.add(Rows.value(row(video, 1_000_000), "engagement_grade"));
    }

    assertThat(grades).contains("great", "good").doesNotContainNull();
    assertThat(grades.stream().filter("great"::equals).count() * 5)
        .as("large accounts' videos that are well known are mostly great")
        .isGreaterThan(grades.size() * 2L);
  }

  @Test
  void whatThePlatformDoesNotSayStaysUnknown() throws IOException {
    for (JsonNode video : videos()) {
      TableRow row = row(video, 0);
      for (String column :
          List.of(
              "er_by_followers_pct",
              "er_by_reach_pct",
              "watch_ratio",
              "watch_grade",
              "completion_grade",
              "view_to_follower_ratio",
              "reach_band")) {
        assertThat(Rows.value(row, column)).as(column).isNull();
      }
    }
  }

  @Test
  void whatIsViralDependsOnWhoFollows() throws IOException {
    for (JsonNode video : videos()) {
      long views = video.get("stats").get("playCount").asLong();

      assertThat(Rows.value(row(video, views / 3), "reach_band")).isEqualTo("viral");
      assertThat(Rows.value(row(video, views), "reach_band")).isEqualTo("organic");
      assertThat(Rows.value(row(video, views * 3), "reach_band")).isEqualTo("follower_bound");
    }
  }
}
