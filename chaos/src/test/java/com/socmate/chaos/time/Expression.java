package com.socmate.chaos.time;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Predicate;

/// A cron expression, and the same in plain Java.
@SuppressWarnings("ImmutableEnumChecker")
enum Expression {
  HALF_PAST_TWO("30 2 * * *", it -> it.getHour() == 2 && it.getMinute() == 30, false),
  TEN_PAST_TWO("10 2 * * *", it -> it.getHour() == 2 && it.getMinute() == 10, false),
  MIDNIGHT("0 0 * * *", it -> it.getHour() == 0 && it.getMinute() == 0, false),
  THREE("0 3 * * *", it -> it.getHour() == 3 && it.getMinute() == 0, false),
  ONE_TO_THREE(
      "15,45 1-3 * * *",
      it -> it.getHour() >= 1 && it.getHour() <= 3 && it.getMinute() % 30 == 15,
      false),
  QUARTERS("*/15 * * * *", it -> it.getMinute() % 15 == 0, true),
  EVERY_TWO_HOURS("5 */2 * * *", it -> it.getHour() % 2 == 0 && it.getMinute() == 5, true),
  HOURLY("20 * * * *", it -> it.getMinute() == 20, true);

  private final String cron;
  private final Predicate<LocalDateTime> matches;
  private final boolean interval;

  Expression(String cron, Predicate<LocalDateTime> matches, boolean interval) {
    this.cron = cron;
    this.matches = matches;
    this.interval = interval;
  }

  String cron() {
    return cron;
  }

  NaiveOracle oracle(ZoneId zone) {
    return new NaiveOracle(zone, matches, interval);
  }
}
