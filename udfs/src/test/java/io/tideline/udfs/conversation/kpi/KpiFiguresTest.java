package io.tideline.udfs.conversation.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KpiFiguresTest {
  private static final long SECOND = 1_000;

  @Test
  void theWorkedExampleOfSemanticsFive() {
    // Inbound 10:00, automated reply 10:02, resolved 12:00.
    KpiFact reply = fact(KpiKind.FIRST_REPLY, 120 * SECOND, true);
    KpiCounts counts =
        counts(fact(KpiKind.OPENED, 0, false), reply, fact(KpiKind.CLOSED, 7_200 * SECOND, false));
    KpiFigures figures = KpiFigures.of(counts, ReplyTimes.NONE.with(ReplyChanges.of(reply)));
    assertThat(figures)
        .isEqualTo(
            new KpiFigures(
                new BigDecimal("120"),
                new BigDecimal("120.000"),
                new BigDecimal("120.000"),
                new BigDecimal("100"),
                new BigDecimal("7200"),
                new BigDecimal("100")));
  }

  @Test
  void whatHasNothingToDivideByIsNull() {
    KpiCounts counts = counts(fact(KpiKind.OUTBOUND, 0, false), fact(KpiKind.REOPENED, 0, false));
    assertThat(KpiFigures.of(counts, ReplyTimes.NONE))
        .isEqualTo(new KpiFigures(null, null, null, null, null, null));
  }

  @Test
  void aLateFirstReplyIsOutsideTheTarget() {
    KpiCounts counts =
        counts(
            fact(KpiKind.FIRST_REPLY, 60 * SECOND, true),
            fact(KpiKind.FIRST_REPLY, 90 * SECOND, true),
            fact(KpiKind.FIRST_REPLY, 9_000 * SECOND, false));
    assertThat(KpiFigures.of(counts, ReplyTimes.NONE).frtWithinTargetPct().doubleValue())
        .isEqualTo(200 / 3.0);
  }

  @Test
  void moreMayBeClosedThanOpened() {
    KpiCounts counts =
        counts(
            fact(KpiKind.OPENED, 0, false),
            fact(KpiKind.CLOSED, SECOND, false),
            fact(KpiKind.REOPENED, 0, false),
            fact(KpiKind.CLOSED, 2 * SECOND, false));
    KpiFigures figures = KpiFigures.of(counts, ReplyTimes.NONE);
    assertThat(figures.resolutionRatePct()).isEqualByComparingTo("200");
    assertThat(figures.resolutionAvgS()).isEqualByComparingTo("1.5");
    assertThat(counts.netOpened()).isZero();
  }

  @Property
  void aFactTakenBackLeavesNothingButAHigherNumberOfChanges(@ForAll("facts") KpiFact fact) {
    KpiCounts counts = KpiCounts.of(fact).plus(KpiCounts.of(fact.takenBack()));
    KpiCounts changed = new KpiCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, counts.openChanges(), 0);
    assertThat(counts).isEqualTo(changed);
  }

  @Property
  void partsSumUpToTheWhole(@ForAll("facts") KpiFact a, @ForAll("facts") KpiFact b) {
    assertThat(counts(a, b)).isEqualTo(counts(b, a));
    assertThat(counts(a, b).plus(KpiCounts.NONE)).isEqualTo(counts(a, b));
  }

  @Provide
  Arbitrary<KpiFact> facts() {
    return Combinators.combine(
            Arbitraries.of(KpiKind.values()),
            Arbitraries.longs().between(0, 1_000_000),
            Arbitraries.of(true, false))
        .as(KpiFiguresTest::fact);
  }

  private static KpiCounts counts(KpiFact... facts) {
    return List.of(facts).stream().map(KpiCounts::of).reduce(KpiCounts.NONE, KpiCounts::plus);
  }

  private static KpiFact fact(KpiKind kind, long valueMillis, boolean withinTarget) {
    return new KpiFact("acme", "tiktok", "dm", 0, kind, 1, valueMillis, withinTarget, 1);
  }
}
