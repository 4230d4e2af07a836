package io.tideline.udfs.attribution.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.LiveSignal;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.SenderType;
import io.tideline.udfs.event.Touchpoint;
import io.tideline.udfs.event.Utm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TouchReaderTest {
  private static final int EITHER = Roles.VISITOR | Roles.PERSON;

  @Test
  void aClickIsHeldUnderItsVisitorAndItsPersonAndToldOnceAsLost() {
    var utm = new Utm(" TikTok.com ", "Paid", "SPRING", "v1", null);
    List<HeldTouch> held = read(EventType.AD_CLICK, new Touchpoint("v", "p", utm, null, null));
    assertThat(held)
        .extracting(HeldTouch::holder, HeldTouch::roles)
        .containsExactly(
            tuple(HolderKey.of("acme", "v"), Roles.VISITOR | Roles.FIRST_HOLDER),
            tuple(HolderKey.of("acme", "p"), Roles.PERSON));
    PathTouch touch = held.get(0).touch();
    assertThat(touch.campaign()).isEqualTo("spring");
    assertThat(touch.source()).isEqualTo("tiktok");
    assertThat(touch.type()).isEqualTo(TouchType.AD_CLICK);
  }

  @Test
  void aPageViewIsNoTouch() {
    assertThat(read(EventType.PAGE_VIEWED, new Touchpoint("v", null, null, null, null))).isEmpty();
  }

  @Test
  void aProductsClickInALiveIsATouchOfTheViewerInEitherSense() {
    assertThat(read(EventType.LIVE_PRODUCT_CLICKED, new LiveSignal("live", null, "viewer", "p")))
        .singleElement()
        .satisfies(
            held -> {
              assertThat(held.holder()).isEqualTo(HolderKey.of("acme", "viewer"));
              assertThat(held.roles()).isEqualTo(EITHER | Roles.FIRST_HOLDER);
              assertThat(held.touch().campaign()).isEqualTo("(live)");
              assertThat(held.touch().content()).isEqualTo("live");
            });
  }

  @Test
  void aDirectMessageWithACouponIsHeldUnderTheCustomerAndTheCoupon() {
    assertThat(read(EventType.DM_SENT, message(Direction.INBOUND, "hi", "CODE")))
        .extracting(HeldTouch::holder)
        .containsExactly(HolderKey.of("acme", "customer"), new HolderKey("acme", "CODE", true));
  }

  @Test
  void anOutboundMessageIsATouchWhereItHasALink() {
    for (String text : List.of("see https://shop.example/p", "HTTP://x", "(http://a b)")) {
      assertThat(read(EventType.COMMENT_CREATED, message(Direction.OUTBOUND, text, null)))
          .as(text)
          .hasSize(1);
      assertThat(read(EventType.COMMENT_CREATED, message(Direction.INBOUND, text, null)))
          .as(text)
          .isEmpty();
    }
    for (String text : List.of("no link", "ftp://x", "https:// x", "")) {
      assertThat(read(EventType.DM_SENT, message(Direction.OUTBOUND, text, null)))
          .as(text)
          .isEmpty();
    }
    assertThat(read(EventType.DM_SENT, message(Direction.OUTBOUND, null, null))).isEmpty();
  }

  private static Message message(
      Direction direction, @Nullable String text, @Nullable String coupon) {
    return new Message(
        "message",
        null,
        null,
        "conversation",
        direction,
        SenderType.AGENT,
        "sender",
        null,
        "customer",
        text,
        null,
        null,
        "Tag ",
        coupon);
  }

  private static List<HeldTouch> read(EventType type, Object body) {
    var event =
        new Event(
            type,
            "event",
            1,
            2,
            "acme",
            "tiktok",
            body instanceof Message message ? message : null,
            null,
            null,
            null,
            body instanceof LiveSignal signal ? signal : null,
            null,
            null,
            null,
            null,
            body instanceof Touchpoint touchpoint ? touchpoint : null,
            null,
            null,
            null,
            null,
            null,
            null);
    var held = new ArrayList<HeldTouch>();
    TouchReader.read(event, held::add);
    return held;
  }
}
