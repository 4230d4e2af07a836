package io.tideline.job.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.posting.Audience;
import io.tideline.udfs.posting.Post;
import io.tideline.udfs.posting.PostingRule;
import io.tideline.udfs.posting.PostingWindow;
import io.tideline.udfs.posting.TagLift;
import io.tideline.udfs.posting.TagRule;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws the pictures of {@code docs/content.md} from the sample of the quickstart: {@code
 * -Dtideline.plots=docs} writes them there, else they go to a folder that is removed.
 */
class SamplePlotsTest {
  private static final String ACCOUNT = "nordlicht-cosmetics";
  private static final int WIDTH = 1_200;
  private static final int HEIGHT = 420;

  @TempDir private Path folder;

  @Test
  void theBestHoursComeBeforeThePeaks() throws IOException {
    List<PostingWindow> windows =
        PostingRule.windows(posts(), audiences(), SampleContent.END).stream()
            .filter(window -> window.region().equals("DE"))
            .sorted(Comparator.comparingInt(PostingWindow::hourOfWeek))
            .toList();
    double peak = windows.stream().mapToDouble(PostingWindow::activeFollowers).max().orElseThrow();
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Posting windows of " + ACCOUNT + " in DE")
            .xAxisTitle("hour of the week, 0 = Monday 00:00 UTC")
            .build();
    chart.getStyler().setToolTipsEnabled(false);
    List<Integer> hours = windows.stream().map(PostingWindow::hourOfWeek).toList();
    List<Double> active = windows.stream().map(window -> window.activeFollowers() / peak).toList();
    chart.addSeries("active followers, of the peak", hours, active).setMarker(SeriesMarkers.NONE);
    List<PostingWindow> scored = windows.stream().filter(window -> window.score() != null).toList();
    chart
        .addSeries("score", hours(scored), scored.stream().map(PostingWindow::score).toList())
        .setMarker(SeriesMarkers.NONE);
    List<PostingWindow> best = scored.stream().filter(window -> window.rank() <= 10).toList();
    XYSeries marks =
        chart.addSeries(
            "rank 1 to 10", hours(best), best.stream().map(PostingWindow::score).toList());
    marks.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    marks.setMarkerColor(Color.RED);
    Path file = file("posting-windows.png");
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    assertThat(file).isNotEmptyFile();
    assertThat(best).hasSize(10).allMatch(window -> window.hourOfWeek() % 24 < 19);
  }

  @Test
  void theTagThatHelpsIsFoundAndTheIdleOneIsNot() throws IOException {
    List<TagLift> lifts =
        TagRule.lifts(posts(), SampleContent.END).stream()
            .filter(lift -> lift.reach() != null)
            .sorted(Comparator.comparing(TagLift::reach).reversed())
            .toList();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Reach with a tag against without, " + ACCOUNT + ", 95 %")
            .yAxisTitle("lift in %")
            .build();
    chart.getStyler().setToolTipsEnabled(false).setLegendVisible(false);
    chart.addSeries(
        "lift",
        lifts.stream().map(TagLift::tag).toList(),
        lifts.stream().map(lift -> lift.reach() * 100).toList(),
        lifts.stream().map(lift -> (lift.high() - lift.reach()) * 100).toList());
    Path file = file("tag-lift.png");
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    assertThat(file).isNotEmptyFile();
    assertThat(lift(lifts, KnownContent.GOOD_TAG).low()).isPositive();
    assertThat(lift(lifts, KnownContent.IDLE_TAG).low()).isNegative();
    assertThat(lift(lifts, KnownContent.IDLE_TAG).high()).isPositive();
  }

  private static List<Integer> hours(List<PostingWindow> windows) {
    return windows.stream().map(PostingWindow::hourOfWeek).toList();
  }

  private static TagLift lift(List<TagLift> lifts, String tag) {
    return lifts.stream().filter(lift -> lift.tag().equals(tag)).findFirst().orElseThrow();
  }

  private Path file(String name) throws IOException {
    String docs = System.getProperty("tideline.plots");
    Path target = docs == null ? folder : Path.of(docs);
    Files.createDirectories(target);
    return target.resolve(name);
  }

  private static List<Post> posts() {
    return events(EventType.VIDEO_SNAPSHOT).stream()
        .filter(event -> event.videoSnapshot().reach() != null)
        .map(Post::of)
        .toList();
  }

  private static List<Audience> audiences() {
    return events(EventType.AUDIENCE_ACTIVITY).stream()
        .map(Event::audienceActivity)
        .map(
            activity ->
                new Audience(
                    activity.region(), activity.hourStartMillis(), activity.activeFollowers()))
        .toList();
  }

  private static List<Event> events(EventType type) {
    return SampleContent.decoded().stream()
        .map(decoded -> decoded.event())
        .filter(event -> event.type() == type && event.accountId().equals(ACCOUNT))
        .toList();
  }
}
