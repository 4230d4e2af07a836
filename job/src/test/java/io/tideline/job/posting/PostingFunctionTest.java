package io.tideline.job.posting;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.posting.PostingHarness.active;
import static io.tideline.job.posting.PostingHarness.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostingFunctionTest {
  private static final long HOUR = PostingTimes.HOUR_MILLIS;
  private static final long DAY = 24 * HOUR;

  private PostingHarness harness;

  @BeforeEach
  void open() throws Exception {
    harness = PostingHarness.open(Backend.HASHMAP, null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void bothTablesAreComputedAtTheFullHour() throws Exception {
    harness.feed(
        active("DE", MONDAY, MONDAY + HOUR, 100),
        active("DE", MONDAY + HOUR, MONDAY + 2 * HOUR - 1, 300),
        post("v1", MONDAY, MONDAY + HOUR, 900, "#a"),
        post("v2", MONDAY + HOUR, MONDAY + 2 * HOUR - 1, 500, "#a"));
    harness.processWatermark(MONDAY + 2 * HOUR - 1);
    assertThat(windows()).isEmpty();

    harness.processWatermark(MONDAY + 2 * HOUR);
    assertThat(windows()).containsExactly("DE 0 100 1 900 1", "DE 1 300 1 500 null");
    assertThat(tags()).containsExactly("hashtag #a 2 0", "sound s 2 0");
    assertThat(harness.extractOutputValues())
        .extracting(TableRow::revision)
        .containsOnly((MONDAY + 2 * HOUR) / HOUR);
  }

  @Test
  void whatCountsNoMoreTakesNobodysPlace() throws Exception {
    long published = MONDAY - PostingTimes.TAGS_MILLIS - 2 * HOUR;
    for (int i = 0; i < PostingFunction.MAX_VIDEOS; i++) {
      harness.feed(post("old" + i, published, MONDAY, 100, "#old"));
    }
    harness.feed(
        post("v1", MONDAY, MONDAY + 1, 900, "#a"), post("v2", MONDAY, MONDAY + 1, 500, "#a"));
    harness.processWatermark(MONDAY + HOUR);

    assertThat(tags()).containsExactly("hashtag #a 2 0", "sound s 2 0");
  }

  @Test
  void onlyRowsThatDifferAreIssuedAgain() throws Exception {
    harness.feed(
        active("DE", MONDAY, MONDAY, 100),
        active("NL", MONDAY, MONDAY, 100),
        post("v1", MONDAY, MONDAY, 900, "#a"),
        post("v2", MONDAY, MONDAY, 900, "#b"));
    harness.processWatermark(MONDAY + HOUR);
    int issued = harness.extractOutputValues().size();

    harness.feed(active("NL", MONDAY, MONDAY + HOUR, 101));
    harness.processWatermark(MONDAY + 2 * HOUR);
    assertThat(harness.extractOutputValues())
        .hasSize(issued + 1)
        .last()
        .satisfies(row -> assertThat(Rows.value(row, "region")).isEqualTo("NL"));
    harness.processWatermark(MONDAY + 9 * HOUR);
    assertThat(harness.extractOutputValues()).hasSize(issued + 1);
  }

  @Test
  void theNewestSnapshotOfAVideoStandsWhicheverComesLast() throws Exception {
    harness.feed(
        post("v1", MONDAY, MONDAY + DAY, 900, "#a"), post("v1", MONDAY, MONDAY + HOUR, 10, "#b"));
    harness.processWatermark(MONDAY + DAY + HOUR);
    harness.feed(post("v1", MONDAY, MONDAY + 2 * HOUR, 20, "#b"));
    harness.processWatermark(MONDAY + DAY + 2 * HOUR);

    assertThat(windows()).containsExactly("DE 0 null 1 900 null");
  }

  @Test
  void whatComesBehindTheClockCountsFromTheNextHour() throws Exception {
    harness.feed(post("v1", MONDAY, MONDAY, 900, "#a"));
    harness.processWatermark(MONDAY + DAY);
    harness.feed(post("v2", MONDAY + HOUR, MONDAY + 2 * HOUR, 500, "#a"));
    harness.processWatermark(MONDAY + DAY + HOUR - 1);
    assertThat(windows()).hasSize(1);

    harness.processWatermark(MONDAY + DAY + HOUR);
    assertThat(windows()).containsExactly("DE 0 null 1 900 null", "DE 1 null 1 500 null");
  }

  @Test
  void rowsLeaveWithTheirWindow() throws Exception {
    harness.feed(
        post("v1", MONDAY, MONDAY, 900, "#a"), post("v2", MONDAY + DAY, MONDAY + DAY, 900, "#a"));
    harness.processWatermark(MONDAY + 2 * DAY);
    assertThat(windows()).hasSize(2);

    harness.processWatermark(MONDAY + 14 * DAY + HOUR);
    assertThat(windows()).containsExactly("DE 24 null 1 900 null");
    assertThat(tags()).hasSize(2);
    harness.processWatermark(MONDAY + 60 * DAY + HOUR);
    assertThat(tags()).isEmpty();
  }

  @Test
  void nothingDependsOnTheOrderOfWhatComesNorOnHowTheClockGoes() throws Exception {
    List<PostingFact> facts = facts();
    List<String> first = null;
    var random = new Random(11);
    for (int round = 0; round < 10; round++) {
      harness.close();
      harness = PostingHarness.open(Backend.HASHMAP, null);
      harness.feed(facts.toArray(PostingFact[]::new));
      long clock = MONDAY - 20 * DAY;
      while (clock < MONDAY && random.nextBoolean()) {
        clock += random.nextInt(400) * HOUR;
        harness.processWatermark(Math.min(clock, MONDAY));
      }
      harness.processWatermark(MONDAY);
      List<String> rows = all();
      first = first == null ? rows : first;
      assertThat(rows).isEqualTo(first).hasSizeGreaterThan(20);
      Collections.shuffle(facts, random);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itGoesOnAfterARestart(Backend backend) throws Exception {
    List<PostingFact> facts = facts();
    facts.sort(PostingFact.ORDER);
    int half = facts.size() / 2;
    harness.close();
    harness = PostingHarness.open(backend, null);
    harness.feed(facts.subList(0, half).toArray(PostingFact[]::new));
    harness.processWatermark(MONDAY - 8 * DAY);
    var rows = new ArrayList<>(harness.extractOutputValues());
    var snapshot = harness.snapshot(1, 0);
    harness.close();
    harness = PostingHarness.open(backend, snapshot);
    harness.feed(facts.subList(half, facts.size()).toArray(PostingFact[]::new));
    harness.processWatermark(MONDAY);
    rows.addAll(harness.extractOutputValues());

    harness.close();
    harness = PostingHarness.open(Backend.HASHMAP, null);
    harness.feed(facts.toArray(PostingFact[]::new));
    harness.processWatermark(MONDAY);
    assertThat(standing(rows)).isEqualTo(all());
  }

  @Test
  void theEndOfTheInputIsNoHour() throws Exception {
    harness.feed(post("v1", MONDAY, MONDAY, 900, "#a"));
    harness.processWatermark(Long.MAX_VALUE);
    assertThat(harness.extractOutputValues()).isEmpty();
  }

  @Test
  void nothingStaysInTheState() throws Exception {
    harness.feed(facts().toArray(PostingFact[]::new));
    harness.feed(post("future", MONDAY + 9_000 * DAY, MONDAY - DAY, 900, "#a"));
    harness.processWatermark(MONDAY);
    assertThat(harness.numKeyedStateEntries()).isPositive();

    harness.processWatermark(MONDAY + 60 * DAY + HOUR);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(all()).isEmpty();
  }

  /** Two weeks of activity and posts, some restated. */
  private static List<PostingFact> facts() {
    var random = new Random(4);
    var facts = new ArrayList<PostingFact>();
    for (int hour = 0; hour < 40; hour++) {
      long at = MONDAY - 15 * DAY + random.nextInt(14 * 24) * HOUR;
      facts.add(active(hour % 2 == 0 ? "DE" : "NL", at, at + HOUR, random.nextInt(1_000)));
    }
    for (int video = 0; video < 20; video++) {
      long published = MONDAY - 14 * DAY + random.nextInt(12 * 24) * HOUR;
      for (int day = 0; day < 3; day++) {
        long at = published + day * DAY + random.nextInt(1_000);
        facts.add(post("v" + video, published, at, random.nextInt(9_000), "#" + video % 4));
      }
    }
    return facts;
  }

  private List<String> windows() {
    return harness.table(
        "posting_windows",
        "region",
        "hour_of_week",
        "active_followers_avg",
        "posts",
        "median_reach",
        "rank");
  }

  private List<String> tags() {
    return harness.table("tag_lift", "kind", "tag", "videos_with", "videos_without");
  }

  private List<String> all() {
    return standing(harness.extractOutputValues());
  }

  private static List<String> standing(List<TableRow> rows) {
    var buffer = new RowBuffer();
    rows.forEach(buffer::add);
    return buffer.take().stream()
        .filter(row -> !row.delete())
        .map(row -> row.table() + Arrays.toString(row.values()))
        .sorted()
        .toList();
  }
}
