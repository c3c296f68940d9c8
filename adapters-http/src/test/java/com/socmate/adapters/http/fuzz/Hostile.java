package com.socmate.adapters.http.fuzz;

import java.util.List;
import java.util.Random;

/// Texts that somebody, somewhere, reads as something other than text.
final class Hostile {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "'",
          "\"",
          "' or '1'='1",
          "'; select pg_sleep(9); --",
          "%",
          "%%%s%n",
          "_",
          "\\",
          "../../../etc/passwd",
          "..;/",
          "${jndi:ldap://127.0.0.1:1/a}",
          "{{7*7}}",
          "<script>alert(1)</script>",
          "\u0000",
          "\u202e",
          "\u2028",
          "\ud83d\ude00",
          "e\u0301\u0301\u0301",
          "\ufffe",
          "null",
          "undefined",
          "NaN",
          "true",
          "-1",
          "0",
          "1e309",
          "9223372036854775808",
          "-9223372036854775809",
          "0x7fffffff",
          "1970-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59.999999999Z",
          "-999999999-01-01T00:00:00Z",
          "2026-02-30T25:61:61Z",
          "* * * * *",
          "0 0 31 2 *",
          "*/0 * * * *",
          "99999999999 * * * *",
          "UTC",
          "Europe/Berlin",
          "Etc/GMT+99",
          "union * | take 5",
          "externaldata(a:string)[@'http://127.0.0.1:1/']",
          "[]",
          "{}",
          "\r\nX-Injected: 1",
          "data: x\n\n");

  private Hostile() {}

  static String text(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> letters(random, random.nextInt(40));
      case 1 -> letters(random, 1 + random.nextInt(6_000));
      case 2 -> anything(random, random.nextInt(60));
      case 3 -> text(random) + text(random);
      default -> TEXTS.get(random.nextInt(TEXTS.size()));
    };
  }

  private static String letters(Random random, int length) {
    var text = new StringBuilder();
    for (int index = 0; index < length; index++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  /// Code points of every plane, halves of pairs among them.
  private static String anything(Random random, int length) {
    var text = new StringBuilder();
    for (int index = 0; index < length; index++) {
      text.append((char) random.nextInt(0x10000));
    }
    return text.toString();
  }
}
