package io.tideline.udfs.playbook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.conversation.Channel;
import io.tideline.udfs.playbook.rule.ActionKind;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is asked for, in whatever order within an hour, what is sent keeps to the limits. */
class GuardsPropertyTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  private final Guards guards = new Guards(GuardRules.DEFAULT);

  @Property(tries = 300)
  void noSpanHoldsTooManyMessages(@ForAll("requests") List<GuardRequest> requests) {
    PersonState person = PersonState.EMPTY;
    List<GuardRequest> sent = new ArrayList<>();
    for (GuardRequest request : requests) {
      if (guards.judge(request, person, ThreadState.EMPTY).isEmpty()) {
        person = guards.sent(person, request);
        sent.add(request);
      }
    }

    assertThat(person.sent()).hasSizeLessThanOrEqualTo(2 * GuardRules.DEFAULT.perDay());
    for (GuardRequest first : sent) {
      assertThat(within(sent, first, HOUR)).hasSizeLessThanOrEqualTo(3);
      assertThat(within(sent, first, DAY)).hasSizeLessThanOrEqualTo(10);
      assertThat(within(sent, first, DAY))
          .filteredOn(other -> other.templateId() != null)
          .filteredOn(other -> other.templateId().equals(first.templateId()))
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  private static List<GuardRequest> within(
      List<GuardRequest> sent, GuardRequest first, long spanMillis) {
    return sent.stream()
        .filter(other -> other.atMillis() >= first.atMillis())
        .filter(other -> other.atMillis() - first.atMillis() < spanMillis)
        .toList();
  }

  @Provide
  Arbitrary<List<GuardRequest>> requests() {
    Arbitrary<Long> steps =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, Arbitraries.longs().between(0, HOUR / 3)),
            net.jqwik.api.Tuple.of(2, Arbitraries.longs().between(0, 5 * HOUR)));
    Arbitrary<Long> disorder = Arbitraries.longs().between(0, HOUR);
    Arbitrary<String> templates = Arbitraries.of("a", "b", "c", "d", "e", "f").injectNull(0.5);
    return Combinators.combine(steps, disorder, templates)
        .as((step, back, template) -> new Object[] {step, back, template})
        .list()
        .ofMaxSize(120)
        .map(
            draws -> {
              List<GuardRequest> requests = new ArrayList<>();
              long clock = 0;
              for (Object[] draw : draws) {
                clock += (Long) draw[0];
                requests.add(
                    new GuardRequest(
                        ActionKind.SEND_REPLY,
                        "acct",
                        "cust",
                        (String) draw[2],
                        Channel.COMMENT,
                        null,
                        clock - (Long) draw[1]));
              }
              return requests;
            });
  }
}
