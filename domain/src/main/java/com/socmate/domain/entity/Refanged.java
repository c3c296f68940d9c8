package com.socmate.domain.entity;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with its defanged indicators made whole (`hxxp`, `[.]`, `(dot)`), which still knows where
/// each character stood.
final class Refanged {
  private static final Pattern DEFANGED =
      Pattern.compile(
          "(?i)(?<dot>[\\[({]\\s?(?:\\.|dot)\\s?[\\])}]|(?<=[\\w-])\\s?\\[dot]\\s?)"
              + "|(?<at>[\\[({]\\s?(?:@|at)\\s?[\\])}])"
              + "|(?<colon>[\\[({]:(?://)?[\\])}])"
              + "|\\b(?<scheme>h(?:xx|\\*\\*|XX)p)(?=s?\\[?:)"
              + "|(?<=\\bhxxps?)(?<slashes>\\[:]//)");

  private final StringBuilder text = new StringBuilder();
  private int[] origins = new int[64];

  Refanged(String original) {
    Matcher matcher = DEFANGED.matcher(original);
    int copied = 0;
    while (matcher.find()) {
      copy(original, copied, matcher.start());
      replace(wholeForm(matcher), matcher.start());
      copied = matcher.end();
    }
    copy(original, copied, original.length());
    note(original.length());
  }

  private static String wholeForm(Matcher matcher) {
    if (matcher.group("dot") != null) {
      return ".";
    }
    if (matcher.group("at") != null) {
      return "@";
    }
    if (matcher.group("scheme") != null) {
      return "http";
    }
    return matcher.group().contains("/") ? "://" : ":";
  }

  private void copy(String original, int from, int to) {
    for (int index = from; index < to; index++) {
      note(index);
      text.append(original.charAt(index));
    }
  }

  private void replace(String whole, int origin) {
    for (int index = 0; index < whole.length(); index++) {
      note(origin);
      text.append(whole.charAt(index));
    }
  }

  private void note(int origin) {
    if (text.length() == origins.length) {
      origins = Arrays.copyOf(origins, origins.length * 2);
    }
    origins[text.length()] = origin;
  }

  String text() {
    return text.toString();
  }

  /// Where the character at `index` stood in the original.
  int origin(int index) {
    return origins[index];
  }
}
