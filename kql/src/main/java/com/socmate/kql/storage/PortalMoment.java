package com.socmate.kql.storage;

import com.socmate.kql.value.Ticks;
import java.time.LocalDate;

/// Moments as a portal exports them, `1/31/2026, 1:02:03.456 PM`, read from bytes; the comma and
/// the fraction may be missing.
final class PortalMoment {
  private static final int MOST_DIGITS = 7;

  private final byte[] text;
  private final int to;
  private int at;
  private boolean wrong;

  private PortalMoment(byte[] text, int from, int to) {
    this.text = text;
    this.at = from;
    this.to = to;
  }

  /// [PlainMoment#NONE] for what is no such moment, or not plainly one.
  static long of(byte[] text, int from, int to) {
    return to - from < 18 || text[to - 1] != 'M'
        ? PlainMoment.NONE
        : new PortalMoment(text, from, to).ticks();
  }

  private long ticks() {
    int month = number(2);
    expect('/');
    int day = number(2);
    expect('/');
    int year = number(4);
    if (at < to && text[at] == ',') {
      at++;
    }
    expect(' ');
    int hour = number(2);
    expect(':');
    int minute = number(2);
    expect(':');
    int second = number(2);
    long fraction = fraction();
    expect(' ');
    boolean afternoon = at < to && text[at] == 'P';
    expect(afternoon ? 'P' : 'A');
    expect('M');
    boolean sound = !wrong && at == to && PlainMoment.isDay(year, month, day) && year >= 1000;
    if (!sound || hour < 1 || hour > 12 || minute > 59 || second > 59) {
      return PlainMoment.NONE;
    }
    return Ticks.ofDate(LocalDate.of(year, month, day))
        + (hour % 12 + (afternoon ? 12 : 0)) * Ticks.PER_HOUR
        + minute * Ticks.PER_MINUTE
        + second * Ticks.PER_SECOND
        + fraction;
  }

  private void expect(char c) {
    wrong |= at >= to || text[at++] != c;
  }

  private int number(int most) {
    int from = at;
    int number = 0;
    while (at < to && at - from < most && text[at] >= '0' && text[at] <= '9') {
      number = number * 10 + (text[at++] - '0');
    }
    wrong |= at == from;
    return number;
  }

  private long fraction() {
    if (at >= to || text[at] != '.') {
      return 0;
    }
    int from = ++at;
    long fraction = number(MOST_DIGITS);
    for (int digits = at - from; digits < MOST_DIGITS; digits++) {
      fraction *= 10;
    }
    return fraction;
  }
}
