package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Days of the week as bodies write them: the English name or its first three letters in any case,
/// or the number that cron gives the day (0 and 7 are Sunday).
final class DayNames {
  private DayNames() {}

  static Optional<DayOfWeek> read(Members body, String member) {
    return body.isNumber(member)
        ? body.whole(member, 0, 7).map(number -> DayOfWeek.of(number == 0 ? 7 : number))
        : body.parsed(member, "type_error.enum", DayNames::named);
  }

  private static DayOfWeek named(String text) {
    var wanted = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> Words.of(day).equals(wanted) || Words.of(day).substring(0, 3).equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(Members.notOneOf(text, Members.words(DayOfWeek.class))));
  }
}
