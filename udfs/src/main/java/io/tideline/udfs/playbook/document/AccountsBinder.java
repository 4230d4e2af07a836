package io.tideline.udfs.playbook.document;

import io.tideline.udfs.conversation.hours.BusinessHours;
import io.tideline.udfs.conversation.hours.Holidays;
import io.tideline.udfs.conversation.hours.HoursByAccount;
import io.tideline.udfs.conversation.hours.HoursFormatException;
import io.tideline.udfs.conversation.hours.OpenTime;
import io.tideline.udfs.conversation.hours.OpenWeek;
import io.tideline.udfs.conversation.hours.OpenWeekText;
import io.tideline.udfs.playbook.Playbook;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** Makes what a document says of single accounts. */
final class AccountsBinder {
  private final Section root;

  AccountsBinder(Section root) {
    this.root = root;
  }

  HoursByAccount hours() {
    Map<String, OpenTime> hours = new TreeMap<>();
    root.sections("business_hours")
        .forEach(
            (account, own) -> {
              if (own.isUsable()) {
                hours.put(account, openTime(own));
              }
            });
    OpenTime others = hours.remove(Playbook.ALL);
    return new HoursByAccount(hours, others == null ? OpenTime.WALL_CLOCK : others);
  }

  private static OpenTime openTime(Section own) {
    try {
      OpenWeek week = OpenWeekText.parse(own.text("open", "closed"));
      if (!week.isEverOpen()) {
        return OpenTime.WALL_CLOCK;
      }
      String holidays = own.text("holidays");
      return new BusinessHours(
          ZoneId.of(own.text("zone", "UTC")),
          week,
          holidays == null ? Holidays.NONE : Holidays.parse(holidays));
    } catch (HoursFormatException e) {
      throw new IllegalStateException("hours are checked before", e);
    }
  }

  Map<String, String> zones() {
    return root.section("zones").values();
  }

  Map<String, String> languages() {
    return root.section("languages").values();
  }
}
